# monty-only
# verdict: max_memory
# More memory than its limit.
'%.1000000000f' % 1.5
