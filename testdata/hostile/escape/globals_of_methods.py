# monty-only
# verdict: raises AttributeError
# A way out of the run.
class A:
    def f(self): pass
g = A.f.__globals__
assert 'os' not in g and 'sys' not in g
__import__('os').system('id')
