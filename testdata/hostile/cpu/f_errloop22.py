# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import uuid
s='1'*10**7
while True:
    try: uuid.UUID(s)
    except Exception: pass
