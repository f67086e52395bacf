# monty-only
# verdict: raises RecursionError
# Native functions that call native functions without end.
class C: pass
C.__new__ = type.__call__
C()
