# monty-only
# verdict: max_fuel
# Depth of source, data or calls.
exec('await '*10**5+'a')
