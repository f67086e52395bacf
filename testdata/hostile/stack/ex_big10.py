# monty-only
# verdict: max_fuel
# Depth of source, data or calls.
exec('lambda: '*10**5+'1')
