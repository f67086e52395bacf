# monty-only
# verdict: raises RecursionError
# Work without end, or more than its limit.
a=iter([1])
for i in range(200000): a=filter(None,a)
next(a)
