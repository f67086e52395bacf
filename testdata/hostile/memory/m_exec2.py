# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_memory
# More memory than its limit.
x=[]
while True: x.append(compile(f'def f{len(x)}():\n  x=[i for i in range(10)]\n  return x','f','exec'))
