# monty-only
# verdict: max_memory
# More memory than its limit.
class A: pass
a=A()
for i in range(10**9): setattr(a,f'x{i}',i)
