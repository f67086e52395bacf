# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import json
json.loads('['+'1,'*10**7+'1]')
