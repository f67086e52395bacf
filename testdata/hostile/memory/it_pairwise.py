# monty-only
# verdict: max_memory
# More memory than its limit.
from itertools import *
list(pairwise(count()))
