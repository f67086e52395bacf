# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_memory
# More memory than its limit.
from collections import namedtuple
T=namedtuple('T','a b c')
x=[]
while True: x.append(T(1,2,3))
