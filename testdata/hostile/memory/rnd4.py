# monty-only
# verdict: max_memory
# More memory than its limit.
import random
random.randbytes(10**12)
