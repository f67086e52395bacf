# monty-only
# verdict: max_memory
# Depth of source, data or calls.
exec('def f():\n while 1:\n'+'  x=1\n'*200000+'  break\nf()')
