# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import math
math.prod([1<<100000]*1000)
