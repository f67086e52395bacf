# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import json
json.loads('['+'{"a":1},'*10**5+'1]',object_hook=lambda d:d)
