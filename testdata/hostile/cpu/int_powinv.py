# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
pow((1<<3000000)+1, -1, (1<<2999999)+3)
