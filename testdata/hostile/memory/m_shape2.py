# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_memory
# More memory than its limit.
class A: pass
n=0
while True:
    a=A()
    for j in range(50): setattr(a,f'attr{n}_{j}',1)
    n+=1
