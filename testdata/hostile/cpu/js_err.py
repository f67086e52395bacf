# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import json
s='['+'\n'*10**7+'x'
while True:
    try: json.loads(s)
    except ValueError as e: pass
