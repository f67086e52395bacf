# monty-only
# verdict: max_memory
# Depth of source, data or calls.
exec('x = 2**100000**2; y="a"*10**9; z=(1,)*10**9; w=1<<10**10; v="%1000000000d"%1')
