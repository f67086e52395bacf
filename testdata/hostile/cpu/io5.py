# monty-only
# verdict: done
# Work without end, or more than its limit.
import io
s=io.BytesIO()
s.truncate(10**12)
