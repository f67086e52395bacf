# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from fractions import Fraction
x=Fraction(1,3)
while True: x = x*x + x
