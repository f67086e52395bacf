# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
while True: print(*range(1000),sep='x'*1000)
