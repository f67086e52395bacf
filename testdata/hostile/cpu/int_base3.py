# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x = int('2' * 3000000, 3)
