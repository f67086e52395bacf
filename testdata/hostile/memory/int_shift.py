# monty-only
# verdict: max_memory
# More memory than its limit.
x = 1 << 10**12
