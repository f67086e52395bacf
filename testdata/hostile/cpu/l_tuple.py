# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
tuple(iter(int,1))
