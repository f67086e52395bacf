# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
''.join('x' for _ in iter(int,1))
