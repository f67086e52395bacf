# monty-only
# verdict: max_fuel
# Depth of source, data or calls.
exec('('+'\n'*10**7+'1)')
