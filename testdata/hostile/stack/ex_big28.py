# monty-only
# verdict: max_memory
# Depth of source, data or calls.
exec("global "+','.join(f'a{i}' for i in range(10**6)))
