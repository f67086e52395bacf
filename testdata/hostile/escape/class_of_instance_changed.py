# monty-only
# verdict: raises TypeError
# A way out of the run.
class A: pass
a = A()
a.__class__ = int
