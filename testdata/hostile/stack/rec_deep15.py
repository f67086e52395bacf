# monty-only
# limits: max_recursion=1000000
# verdict: max_memory
# Depth of source, data or calls.
import functools
@functools.lru_cache
def f(n): return f(n+1)
f(0)
