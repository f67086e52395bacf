# monty-only
# verdict: max_memory
# Depth of source, data or calls.
exec('[1'+' for a in b'*10**5+']')
