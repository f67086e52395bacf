# monty-only
# verdict: max_memory
# More memory than its limit.
import math
math.isqrt((1<<80_000_000)+1)
