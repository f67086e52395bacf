# monty-only
# verdict: max_memory
# More memory than its limit.
from itertools import *
product([1]*10**6,[1]*10**6,[1]*10**6,[1]*10**6,[1]*10**6,[1]*10**6,[1]*10**6,[1]*10**6)
