# monty-only
# verdict: max_memory
# More memory than its limit.
import hashlib
b=bytes(3*10**7)
while True: hashlib.sha256(b); hashlib.md5(b); hashlib.sha3_512(b); hashlib.blake2b(b)
