# monty-only
# verdict: max_memory
# Depth of source, data or calls.
exec('x=['+'1,'*10**6+'1]')
