# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
class A: pass
for i in range(10**5): setattr(A,f'x{i}',1)
while True: dir(A); vars(A); A.__dict__.copy()
