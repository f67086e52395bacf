# monty-only
# verdict: raises AttributeError
# Work without end, or more than its limit.
class A: pass
setattr(A,'a'*10**6,1)
getattr(A,'a'*10**6+'b')
