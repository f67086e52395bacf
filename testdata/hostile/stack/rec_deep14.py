# monty-only
# limits: max_recursion=1000000
# verdict: done
# Depth of source, data or calls.
import functools
f=lambda: 1
for i in range(10**5): f=functools.partial(f)
f()
