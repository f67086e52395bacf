# monty-only
# verdict: raises RecursionError
# Work without end, or more than its limit.
a=iter([1])
for i in range(100000): a=map(abs,a)
next(a)
