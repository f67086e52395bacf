# monty-only
# verdict: max_memory
# Depth of source, data or calls.
exec('def f():\n'+'\n'.join(f' x=({i},"a{i}")' for i in range(70000))+'\nf()')
