# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import json
a=[]
for i in range(900): a=[a]
json.dumps(a,indent=10**6)
