# monty-only
# verdict: raises ValueError
# Work without end, or more than its limit.
import json
json.loads('1'*10**7)
