# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
for i in range(10**9): round(1e300, 400)
