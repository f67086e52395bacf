# monty-only
# verdict: max_fuel
# Depth of source, data or calls.
exec('a'+' and a'*10**6)
