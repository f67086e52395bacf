# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
b=bytearray(10**7)
while True: b.insert(0,1)
