# monty-only
# verdict: max_memory
# More memory than its limit.
('\t'*10**6).expandtabs(10**6)
