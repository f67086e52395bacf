# monty-only
# limits: max_recursion=1000000
# verdict: raises RecursionError
# Depth of source, data or calls.
x=int
for i in range(10**5): x=x|None if i%2 else list[x]
repr(x)
