# monty-only
# verdict: max_memory
# Depth of source, data or calls.
exec("a,"*10**6+'=1')
