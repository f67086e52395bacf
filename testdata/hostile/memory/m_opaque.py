# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_memory
# More memory than its limit.
import hashlib
x=[]
while True: x.append(hashlib.sha256(b'a'))
