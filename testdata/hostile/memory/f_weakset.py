# monty-only
# verdict: max_memory
# More memory than its limit.
import weakref
class A: pass
s=weakref.WeakSet()
x=[]
while True:
    x.append(A()); s.add(x[-1])
