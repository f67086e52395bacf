# monty-only
# verdict: max_memory
# limits: max_fuel=200000000
# More memory than its limit.
s='\u2028'*5*10**6
s.encode('ascii','namereplace')
