# monty-only
# verdict: max_memory
# More memory than its limit.
from itertools import *
list(product(range(100),repeat=10))
