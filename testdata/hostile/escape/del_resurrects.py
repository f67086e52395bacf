# monty-only
# verdict: done
# A way out of the run.
saved = []
class A:
    def __del__(self): saved.append(self)
a = A()
del a
