# monty-only
# verdict: max_fuel
# More memory than its limit.
import json
json.loads('['+'{},'*10**6+'1]')
