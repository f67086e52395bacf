# monty-only
# verdict: max_memory
# More memory than its limit.
class A: __slots__=tuple(f'a{i}' for i in range(10000))
x=[A() for i in range(10**4)]
for a in x:
    for i in range(10000): setattr(a,f'a{i}',1)
