# monty-only
# verdict: max_memory
# More memory than its limit.
'x'.zfill(2**62)
