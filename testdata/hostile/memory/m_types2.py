# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_memory
# More memory than its limit.
class A: pass
def fill(mk,n):
    x=[]
    for i in range(n): x.append(mk(i))
    return len(x)
def g(): yield
mks=[lambda i:(i,i), lambda i:[i], lambda i:{i:i}, lambda i:{i}, lambda i:'x'*100, lambda i:1<<200, lambda i:1j*i, lambda i: bytes(100), lambda i: range(i), lambda i: slice(i,i), lambda i: (lambda:0), lambda i: ''.join, lambda i: ValueError(i), lambda i: iter([]), lambda i: {}.keys(), lambda i: property(int), lambda i:A(), lambda i:g(), lambda i: staticmethod(int)]
for m in mks: fill(m,150000)
