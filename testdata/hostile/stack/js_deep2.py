# monty-only
# verdict: raises RecursionError
# Depth of source, data or calls.
import json
json.loads('['*10**5+']'*10**5)
