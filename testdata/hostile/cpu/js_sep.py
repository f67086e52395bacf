# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import json
json.dumps([1]*10**5,separators=('x'*10**6,''))
