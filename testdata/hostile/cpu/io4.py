# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import io
s=io.BytesIO(b'\n'*10**7)
s.readlines()
