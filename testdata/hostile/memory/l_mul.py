# monty-only
# verdict: max_memory
# More memory than its limit.
x=[None]*10**12
