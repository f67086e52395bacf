# monty-only
# limits: max_recursion=1000000
# verdict: max_memory
# Depth of source, data or calls.
class A:
    def __len__(self): return len(self)
    def __index__(self): return [1][self]
    def __format__(self,s): return f'{self}'
    def __lt__(self,o): return sorted([self,self])
    def __contains__(self,x): return x in self
for f in (len, lambda a:[1][a], format, lambda a: a<a, lambda a: 1 in a):
    try: f(A())
    except RecursionError: pass
