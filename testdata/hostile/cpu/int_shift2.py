# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x = 1
for i in range(100000): x <<= 100000
