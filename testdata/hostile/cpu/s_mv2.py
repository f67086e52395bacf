# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
m=memoryview(bytes(10**7))
while True: m.tobytes(); m==m[::1]; m[::2].tobytes(); m.hex()
