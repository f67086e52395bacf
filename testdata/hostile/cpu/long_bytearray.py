# monty-only
# limits: max_fuel=40000000 max_memory=128MiB
# verdict: max_fuel
# One call that goes on for long.
while True:
    b = bytearray(10**7)
    del b[::2]
    b[::2] = bytes(2500000)
    bytes(b).split(b'x'); bytes(b).hex('-'); b.title()
