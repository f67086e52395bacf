# monty-only
# verdict: max_memory
# Depth of source, data or calls.
import json
a=[]
for i in range(10**6): a=[a]
json.dumps(a)
