# monty-only
# verdict: raises AttributeError
# A way out of the run.
import os
os._exit(3)
