# monty-only
# verdict: max_memory
# More memory than its limit.
s='ab'*10**12
