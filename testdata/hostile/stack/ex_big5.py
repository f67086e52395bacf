# monty-only
# verdict: max_fuel
# Depth of source, data or calls.
exec('x='+'not '*10**6+'1')
