# monty-only
# limits: max_memory=1000000
# modes: plain fuel snapshot
# An indentation that multiplies.
import json

print('start')
print(len(json.dumps([[[[1] * 50] * 10] * 5], indent=1000)))
