# monty-only
# limits: max_recursion=1000000
# verdict: max_memory
# Depth of source, data or calls.
a=iter([1])
def g(a):
    yield from a
for i in range(10**6): a=g(a)
next(a)
