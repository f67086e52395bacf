# monty-only
# verdict: done
# A way out of the run.
def f(): f()
try:
    f()
except RecursionError:
    pass
