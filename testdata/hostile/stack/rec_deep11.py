# monty-only
# limits: max_recursion=1000000
# verdict: max_memory
# Depth of source, data or calls.
class A:
    def __getattr__(self,n): return self.x
A().x
