# monty-only
# verdict: max_memory
# More memory than its limit.
class A: pass
i=0
while True:
    i+=1
    a=A(); setattr(a,f'x{i}',i)
