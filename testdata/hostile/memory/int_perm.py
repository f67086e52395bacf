# monty-only
# verdict: max_memory
# More memory than its limit.
import math
math.perm(10**9, 10**7)
