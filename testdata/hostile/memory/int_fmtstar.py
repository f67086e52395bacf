# monty-only
# verdict: max_memory
# More memory than its limit.
'%*d' % (10**9, 1)
