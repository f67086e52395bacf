# monty-only
# verdict: max_fuel
# Depth of source, data or calls.
exec('x = 0x'+'9'*10**7)
