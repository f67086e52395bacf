# monty-only
# verdict: raises ModuleNotFoundError
# A way out of the run.
import mmap
