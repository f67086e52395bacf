# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import datetime
s='2'*10**6
while True:
    try: datetime.datetime.fromisoformat(s)
    except Exception: pass
