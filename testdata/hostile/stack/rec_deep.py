# monty-only
# limits: max_recursion=1000000
# verdict: max_memory
# Depth of source, data or calls.
def f(n): return f(n+1)
f(0)
