# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_memory
# More memory than its limit.
import functools
x=[]
while True: x.append(functools.partial(int,1,2,base=3))
