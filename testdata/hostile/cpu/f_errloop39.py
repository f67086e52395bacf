# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import math
x=[1.0]*10**6+['a']
while True:
    try: math.fsum(x)
    except TypeError: pass
