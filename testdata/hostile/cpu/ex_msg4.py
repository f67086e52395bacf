# monty-only
# verdict: max_memory
# Work without end, or more than its limit.
getattr(1,'x'*2*10**7)
