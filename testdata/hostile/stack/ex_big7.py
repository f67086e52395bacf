# monty-only
# verdict: max_fuel
# Depth of source, data or calls.
exec('x'+'[0]'*10**6)
