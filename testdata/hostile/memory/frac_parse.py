# monty-only
# verdict: max_memory
# More memory than its limit.
from fractions import Fraction
Fraction('1e1000000000')
