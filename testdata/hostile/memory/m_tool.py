# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_memory
# More memory than its limit.
import itertools
x=[]
while True: x.append(itertools.chain(x,x,x))
