# monty-only
# verdict: max_memory
# More memory than its limit.
from collections import deque
d=deque()
while True: d.extend(range(1000))
