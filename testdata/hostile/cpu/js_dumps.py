# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import json
json.dumps(['\x00'*10**6]*100)
