# monty-only
# verdict: max_memory
# More memory than its limit.
from itertools import *
a=iter([])
while True: a=chain(a,[])
