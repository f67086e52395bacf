# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
bytes(iter(int,1))
