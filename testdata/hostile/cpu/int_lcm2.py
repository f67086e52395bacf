# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import math
x=math.lcm(*[ (1<<100000)+i for i in range(1000)])
