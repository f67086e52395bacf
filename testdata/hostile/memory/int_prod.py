# monty-only
# verdict: max_memory
# More memory than its limit.
import math
math.prod(range(1,10**7))
