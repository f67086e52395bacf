# monty-only
# verdict: raises TypeError
# A way out of the run.
object.__eq__ = lambda *a: True
