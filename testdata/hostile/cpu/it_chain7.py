# monty-only
# verdict: raises RecursionError
# Work without end, or more than its limit.
from itertools import *
a=iter([1])
for i in range(200000): a=islice(a,10)
next(a)
