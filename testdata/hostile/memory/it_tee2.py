# monty-only
# verdict: max_fuel
# More memory than its limit.
from itertools import *
a,b=tee(iter(int,1))
for x in a: pass
