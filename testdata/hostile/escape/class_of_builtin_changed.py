# monty-only
# verdict: raises TypeError
# A way out of the run.
(1).__class__ = str
