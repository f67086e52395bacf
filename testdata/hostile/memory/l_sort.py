# monty-only
# verdict: max_memory
# More memory than its limit.
import random
x=[random.random() for i in range(10**5)]*30
x.sort()
