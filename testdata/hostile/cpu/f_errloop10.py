# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import json
s='"'+'a'*10**7
while True:
    try: json.loads(s)
    except ValueError: pass
