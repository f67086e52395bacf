# monty-only
# limits: max_recursion=1000000
# verdict: raises RecursionError
# Depth of source, data or calls.
a=()
for i in range(10**5*2): a=(a,)
hash(a)
