# monty-only
# verdict: done
# Work without end, or more than its limit.
import math
a=(1<<8_000_000)-1; b=(1<<7_999_999)+12345
math.gcd(a,b)
