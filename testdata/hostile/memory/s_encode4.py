# monty-only
# verdict: max_memory
# More memory than its limit.
s='\u2028'*5*10**6
s.encode('ascii','namereplace')
