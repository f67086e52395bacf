# monty-only
# verdict: max_memory
# More memory than its limit.
'x'.center(10**12,'é')
