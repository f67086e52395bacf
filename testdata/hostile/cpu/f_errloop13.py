# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import re
s='('*50+'a'*10**5
while True:
    try: re.compile(s)
    except Exception: pass
