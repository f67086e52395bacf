# monty-only
# verdict: max_memory
# More memory than its limit.
import io
s=io.StringIO()
s.seek(10**12); s.write('x')
