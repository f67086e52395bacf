# monty-only
# verdict: max_memory
# More memory than its limit.
import random
random.sample(range(10**18),10**9)
