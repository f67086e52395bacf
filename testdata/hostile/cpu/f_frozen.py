# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
t=frozenset(range(10**6//2))
while True: hash(t); t==frozenset(t)
