# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
round(1<<50000000, -10**6)
