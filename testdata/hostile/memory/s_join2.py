# monty-only
# verdict: max_memory
# More memory than its limit.
x='a'*10**6
x.join(['b']*10**6)
