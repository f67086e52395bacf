# monty-only
# verdict: max_memory
# More memory than its limit.
import hashlib
h=hashlib.sha512()
b=bytes(10**7)
while True: h.update(b)
