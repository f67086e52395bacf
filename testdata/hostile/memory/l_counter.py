# monty-only
# verdict: max_memory
# More memory than its limit.
from collections import Counter
c=Counter()
while True: c.update(range(len(c),len(c)+1000))
