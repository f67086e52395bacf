# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import json
s=' '*3*10**7+'x'
while True:
    try: json.loads(s)
    except ValueError: pass
