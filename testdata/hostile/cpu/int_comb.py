# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import math
math.comb(10**7, 5*10**6)
