# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
t=tuple(range(10**6))
while True: hash(t); t==tuple(t); {t}
