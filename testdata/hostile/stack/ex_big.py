# monty-only
# verdict: max_fuel
# Depth of source, data or calls.
exec('x=1\n'*10**6)
