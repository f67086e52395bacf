# monty-only
# verdict: max_memory
# More memory than its limit.
import copy
a=[]
for i in range(60): a=[a,a]
copy.deepcopy(a)
