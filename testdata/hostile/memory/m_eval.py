# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_memory
# More memory than its limit.
x=0
while True: x+=1; eval(f'{x}+1')
