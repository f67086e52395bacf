# monty-only
# limits: max_recursion=1000000
# verdict: max_memory
# Depth of source, data or calls.
def g(n):
    if n: yield from g(n-1)
    yield 1
for x in g(10**6): pass
