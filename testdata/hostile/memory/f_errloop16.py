# monty-only
# verdict: max_memory
# More memory than its limit.
import struct
s='i'*10**6+'?z'
while True:
    try: struct.calcsize(s)
    except Exception: pass
