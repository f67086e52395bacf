# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from fractions import Fraction
Fraction('1e-10000000')
