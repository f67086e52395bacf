# monty-only
# verdict: max_memory
# More memory than its limit.
from collections import namedtuple
namedtuple('X',['a'+str(i) for i in range(100000)])
