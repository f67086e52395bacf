# monty-only
# verdict: max_memory
# More memory than its limit.
str.maketrans({chr(i):'x' for i in range(10**6)})
