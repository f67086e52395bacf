# monty-only
# verdict: max_fuel
# Depth of source, data or calls.
exec('x='+'-'*10**6+'1')
