# monty-only
# verdict: raises RecursionError
# Work without end, or more than its limit.
import copy
class A: pass
a=A()
for i in range(10**5):
    b=A(); b.x=a; a=b
copy.deepcopy(a)
