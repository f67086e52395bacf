# monty-only
# verdict: raises NameError
# A way out of the run.
import os
os.listdir('/')
