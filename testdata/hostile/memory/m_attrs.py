# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_memory
# More memory than its limit.
class A: pass
a=A()
for i in range(10**9): setattr(a,f'attr{i}',i)
