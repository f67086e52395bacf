# monty-only
# limits: max_recursion=1000000
# verdict: max_fuel
# Depth of source, data or calls.
import json
a=[]
for i in range(10**5): a=[a]
json.dumps(a)
