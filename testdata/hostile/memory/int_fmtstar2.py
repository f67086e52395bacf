# monty-only
# verdict: max_memory
# More memory than its limit.
'%.*f' % (10**9, 1.0)
