# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from decimal import Decimal
s='1'*10**7+'x'
while True:
    try: Decimal(s)
    except Exception: pass
