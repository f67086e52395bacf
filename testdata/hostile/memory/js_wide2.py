# monty-only
# verdict: max_memory
# More memory than its limit.
import json
json.loads('['+'{},'*10**6+'1]')
