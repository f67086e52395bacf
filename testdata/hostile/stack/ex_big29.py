# monty-only
# verdict: max_memory
# Depth of source, data or calls.
exec("class A(B"+",B"*10**6+'): pass')
