# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x = 3 ** (10**8)
