# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
a = 1<<40000000; b=(1<<20000000)+1
divmod(a,b)
