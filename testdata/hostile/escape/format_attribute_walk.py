# monty-only
# verdict: raises AttributeError
# A way out of the run.
class A: pass
text = '{0.__class__.__init__.__globals__}'.format(A())
