# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
max(iter(int,1))
