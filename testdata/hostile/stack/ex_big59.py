# monty-only
# verdict: max_memory
# Depth of source, data or calls.
exec('def f():\n'+'\n'.join(f' x{i}={i}' for i in range(10**5)))
