# monty-only
# verdict: raises NameError
# A way out of the run.
import time
assert time.time() > 0
