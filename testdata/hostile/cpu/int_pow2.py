# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x = 3
while True: x = x * x
