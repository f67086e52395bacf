# monty-only
# verdict: max_memory
# More memory than its limit.
class A: pass
i=0
while True:
    i+=1
    a=A(); a.a=1; a.b=2; a.c=3; a.d=5; a.e=5; setattr(a,f'x{i}',i)
