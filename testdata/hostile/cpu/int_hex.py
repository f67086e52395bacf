# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x = int('f' * 40000000, 16)
