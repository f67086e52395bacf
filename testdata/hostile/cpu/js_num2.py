# monty-only
# verdict: done
# Work without end, or more than its limit.
import json
json.loads('1e'+'1'*10**7)
