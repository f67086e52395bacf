# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import math
a,b=1,1
for i in range(100000): a,b=b,a+b
for i in range(1000): math.gcd(a,b)
