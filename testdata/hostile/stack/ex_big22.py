# monty-only
# verdict: max_memory
# Depth of source, data or calls.
exec("f("+','.join(f'a{i}=1' for i in range(10**5))+')')
