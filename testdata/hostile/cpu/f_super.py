# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
class A:
    def f(self): return 1
for i in range(500): A=type('A',(A,),{'f':lambda self,A=A: super(A,self).f() if 0 else 1})
while True: A().f()
