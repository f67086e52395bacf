# monty-only
# limits: max_recursion=1000000
# verdict: raises ValueError
# Depth of source, data or calls.
a=[]
for i in range(10**5): a=[a]
a
