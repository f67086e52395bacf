# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
any(iter(int,1))
