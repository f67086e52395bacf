# monty-only
# verdict: max_memory
# Depth of source, data or calls.
exec('x'+'()'*10**6)
