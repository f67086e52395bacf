# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
pow(3, 1<<200000, (1<<200000)+1)
