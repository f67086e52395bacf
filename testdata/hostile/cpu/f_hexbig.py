# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
while True: bytes(10**7).hex(':')
