# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from fractions import Fraction
Fraction(1,3).limit_denominator(10**10000000)
