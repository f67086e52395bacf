# monty-only
# verdict: max_fuel
# Depth of source, data or calls.
exec('@a\n'*10**6+'def f(): pass')
