# monty-only
# verdict: max_memory
# More memory than its limit.
from collections import deque
deque([1])*10**12
