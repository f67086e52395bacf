# monty-only
# verdict: max_memory
# Depth of source, data or calls.
exec('['+' for a in b'*10**5+']')
