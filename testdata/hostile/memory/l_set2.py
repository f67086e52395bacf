# monty-only
# verdict: max_memory
# More memory than its limit.
set(range(10**18))
