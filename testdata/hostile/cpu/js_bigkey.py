# monty-only
# verdict: done
# Work without end, or more than its limit.
import json
json.dumps({10**4000:1 for i in range(100)})
