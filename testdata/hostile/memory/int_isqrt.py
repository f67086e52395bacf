# monty-only
# verdict: max_memory
# limits: max_fuel=30000000
# More memory than its limit.
import math
math.isqrt((1<<80_000_000)+1)
