# monty-only
# verdict: max_memory
# More memory than its limit.
a=[]
for i in range(60): a=[a,a]
a
