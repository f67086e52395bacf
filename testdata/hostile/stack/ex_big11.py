# monty-only
# verdict: max_memory
# Depth of source, data or calls.
exec('1 if 1 else '*10**5+'1')
