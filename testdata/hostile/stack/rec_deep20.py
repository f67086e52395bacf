# monty-only
# limits: max_recursion=1000000
# verdict: max_memory
# Depth of source, data or calls.
class A:
    def __iter__(self): return iter(self)
list(A())
