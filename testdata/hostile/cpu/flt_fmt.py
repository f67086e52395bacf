# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
for i in range(10**6): f'{1e308:.2000000f}'
