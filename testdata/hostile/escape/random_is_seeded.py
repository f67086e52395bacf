# monty-only
# verdict: done
# A way out of the run.
import random
assert 0 <= random.random() < 1
