# monty-only
# verdict: max_fuel
# Depth of source, data or calls.
exec('\x0c'*10**6+'1')
