# monty-only
# verdict: max_memory
# Depth of source, data or calls.
exec("with a as b, "*10**5+'c: pass')
