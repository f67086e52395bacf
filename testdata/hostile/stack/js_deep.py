# monty-only
# verdict: raises RecursionError
# Depth of source, data or calls.
import json
json.loads('['*10**6)
