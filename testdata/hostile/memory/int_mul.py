# monty-only
# verdict: max_memory
# More memory than its limit.
a = (1<<100000000)-1
a*a
