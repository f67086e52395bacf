# monty-only
# verdict: max_memory
# More memory than its limit.
d={}
for i in range(10**9): d[i]=i
