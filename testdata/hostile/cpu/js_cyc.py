# monty-only
# verdict: raises ValueError
# Work without end, or more than its limit.
import json
a=[]; a.append(a)
json.dumps(a)
