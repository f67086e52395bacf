# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import math
math.factorial(10**7)
