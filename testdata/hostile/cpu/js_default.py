# monty-only
# verdict: raises ValueError
# Work without end, or more than its limit.
import json
json.dumps(object(),default=lambda o:[o])
