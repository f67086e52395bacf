# monty-only
# verdict: max_memory
# More memory than its limit.
from collections import OrderedDict
d=OrderedDict()
for i in range(10**9): d[i]=i
