# monty-only
# verdict: max_fuel
# More memory than its limit.
import json
json.loads('"'+'\\u0000'*10**6*5+'"')
