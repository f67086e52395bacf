# monty-only
# verdict: raises RecursionError
# Work without end, or more than its limit.
class A:
    def __getattr__(self,n): return getattr(self,n+'x')
A().x
