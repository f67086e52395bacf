# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from itertools import *
a=iter(int,1)
while True: a,b=tee(a)
