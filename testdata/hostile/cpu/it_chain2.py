# monty-only
# verdict: raises RecursionError
# Work without end, or more than its limit.
from itertools import *
a=iter([1])
for i in range(100000): a=chain(a,[])
next(a)
