# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import weakref
class A: pass
a=A()
while True: weakref.ref(a)
