# monty-only
# verdict: max_fuel
# Depth of source, data or calls.
exec('a'+'**a'*10**6)
