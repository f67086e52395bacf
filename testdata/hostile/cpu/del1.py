# monty-only
# verdict: done
# Work without end, or more than its limit.
class A:
    def __del__(self): A()
for i in range(10**6): A()
