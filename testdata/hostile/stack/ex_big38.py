# monty-only
# verdict: max_memory
# Depth of source, data or calls.
exec('del '+'a,'*10**6+'a')
