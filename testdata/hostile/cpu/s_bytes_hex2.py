# monty-only
# verdict: max_memory
# Work without end, or more than its limit.
b=bytes(2*10**7)
b.hex('-',1)
