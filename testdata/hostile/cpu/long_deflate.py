# monty-only
# limits: max_fuel=40000000 max_memory=128MiB
# verdict: max_fuel
# One call that goes on for long.
import zlib, random
b = random.randbytes(2*10**6) + bytes(8*10**6)
while True: zlib.decompress(zlib.compress(b, 9))
