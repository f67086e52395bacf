# monty-only
# verdict: raises AttributeError
# Work without end, or more than its limit.
class A: pass
for i in range(3*10**4): setattr(A,'a'*100+str(i),1)
getattr(A,'a'*101)
