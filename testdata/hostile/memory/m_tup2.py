# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_memory
# More memory than its limit.
x=[]
while True: x.append((1,len(x)))
