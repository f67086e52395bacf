# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_memory
# More memory than its limit.
def f(a,b,c,d,e): return lambda: (a,b,c,d,e)
x=[]
while True: x.append(f(1,2,3,4,5))
