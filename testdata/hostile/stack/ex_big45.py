# monty-only
# verdict: max_fuel
# Depth of source, data or calls.
exec('x = '+'9'*10**6)
