# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import math
math.comb(10**30, 10**5)
