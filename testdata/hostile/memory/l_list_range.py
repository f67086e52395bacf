# monty-only
# verdict: max_memory
# More memory than its limit.
list(range(10**18))
