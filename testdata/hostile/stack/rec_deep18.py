# monty-only
# limits: max_recursion=1000000
# verdict: max_memory
# Depth of source, data or calls.
class M(type):
    def __instancecheck__(c,o): return isinstance(o,c)
class A(metaclass=M): pass
isinstance(1,A)
