# monty-only
# verdict: raises RecursionError
# A metaclass whose call is the making of its classes.
class D(type): __call__ = type.__call__
class E(metaclass=D): __new__ = D.__call__
E()
