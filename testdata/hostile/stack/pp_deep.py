# monty-only
# verdict: raises RecursionError
# Depth of source, data or calls.
import pprint
a=[]
for i in range(10**5): a=[a]
pprint.pformat(a)
