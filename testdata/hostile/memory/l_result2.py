# monty-only
# verdict: max_memory
# More memory than its limit.
a=['x'*1000000]*1000
a
