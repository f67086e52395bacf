# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
while True: range(10**6)==range(10**6); hash(range(10**18)); list(range(1000))[::-1]
