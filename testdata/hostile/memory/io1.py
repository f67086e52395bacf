# monty-only
# verdict: max_memory
# More memory than its limit.
import io
s=io.StringIO()
while True: s.write('x'*10**5)
