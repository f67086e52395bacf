# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_memory
# More memory than its limit.
import functools
@functools.lru_cache(None)
def f(n): return n
for i in range(10**9): f(i)
