# monty-only
# verdict: max_fuel
# Depth of source, data or calls.
exec('x\\\n'*10**6)
