# monty-only
# verdict: raises TypeError
# A way out of the run.
int.__dict__['x'] = 1
