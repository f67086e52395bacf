# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_memory
# More memory than its limit.
class A: pass
x=[]
while True:
    a=A(); a.a=a.b=a.c=a.d=a.e=a.f=1
    x.append(a)
