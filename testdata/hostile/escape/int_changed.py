# monty-only
# verdict: raises TypeError
# A way out of the run.
int.__add__ = lambda *a: 5
