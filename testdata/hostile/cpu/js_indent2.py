# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import json
json.dumps([[1]]*10000,indent='x'*10**6)
