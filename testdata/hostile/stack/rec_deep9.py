# monty-only
# limits: max_recursion=1000000
# verdict: max_memory
# Depth of source, data or calls.
import copy
a=[]
for i in range(10**5): a=[a]
copy.deepcopy(a)
