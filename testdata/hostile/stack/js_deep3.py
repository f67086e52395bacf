# monty-only
# verdict: raises RecursionError
# Depth of source, data or calls.
import json
json.loads('{"a":'*10**6)
