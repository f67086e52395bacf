# monty-only
# verdict: raises RecursionError
# Depth of source, data or calls.
f='exec(f)'
exec(f)
