# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
set(iter(int,1))
