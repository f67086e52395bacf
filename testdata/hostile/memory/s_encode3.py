# monty-only
# verdict: max_memory
# limits: max_fuel=200000000
# More memory than its limit.
s='é'*10**7
s.encode('ascii','xmlcharrefreplace')
