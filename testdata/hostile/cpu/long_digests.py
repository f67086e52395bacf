# monty-only
# limits: max_fuel=40000000 max_memory=128MiB
# verdict: max_fuel
# One call that goes on for long.
import hashlib
b = bytes(10**7)
while True:
    for n in ('blake2b', 'sha3_512', 'md5'): hashlib.new(n, b).digest()
