# monty-only
# verdict: max_memory
# More memory than its limit.
import random
random.getrandbits(10**12)
