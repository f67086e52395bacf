# monty-only
# verdict: done
# A way out of the run.
def f(): return 1
def g(): return 2
f.__code__ = g.__code__
