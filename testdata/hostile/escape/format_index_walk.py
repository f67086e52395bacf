# monty-only
# verdict: done
# A way out of the run.
'{0.__class__.__mro__[1].__subclasses__}'.format(1)
assert 'Popen' not in '{0.__class__.__mro__[1].__subclasses__}'.format(1)
