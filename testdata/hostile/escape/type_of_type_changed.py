# monty-only
# verdict: raises TypeError
# A way out of the run.
type.__getattribute__ = lambda *a: 1
