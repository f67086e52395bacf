# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
while True: print('x'*10**4)
