# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from fractions import Fraction
s='1'*10**6+'x'
while True:
    try: Fraction(s)
    except Exception: pass
