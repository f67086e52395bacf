# monty-only
# verdict: raises RecursionError
# Depth of source, data or calls.
import copy
a=[]
for i in range(10**5): a=[a]
copy.deepcopy(a)
