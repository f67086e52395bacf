# monty-only
# verdict: max_memory
# More memory than its limit.
from itertools import *
combinations_with_replacement([1],10**12)
