# monty-only
# verdict: max_memory
# More memory than its limit.
from itertools import *
product(range(10),repeat=10**9)
