# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import math
x=math.lcm(*range(1,10**6))
