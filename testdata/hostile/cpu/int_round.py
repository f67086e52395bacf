# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
round(10**3000000+1, -2999999)
