# monty-only
# verdict: max_memory
# More memory than its limit.
'{:{}}'.format(1,10**9)
