# monty-only
# verdict: max_memory
# More memory than its limit.
from itertools import *
list(zip_longest(range(10),count()))
