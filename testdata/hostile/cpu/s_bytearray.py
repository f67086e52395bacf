# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
b=bytearray()
while True: b+=b'x'*10**5
