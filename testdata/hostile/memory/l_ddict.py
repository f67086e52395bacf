# monty-only
# verdict: max_memory
# More memory than its limit.
from collections import defaultdict
d=defaultdict(list)
for i in range(10**9): d[i]
