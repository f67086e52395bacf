# monty-only
# verdict: max_fuel
# Depth of source, data or calls.
exec('#'+'a'*2*10**7)
