# monty-only
# verdict: max_memory
# More memory than its limit.
from collections import deque
d=deque([1])
while True: d.extend(d)
