# monty-only
# verdict: max_memory
# More memory than its limit.
format(1.5, '.1000000000f')
