# monty-only
# verdict: max_memory
# limits: max_fuel=200000000
# More memory than its limit.
s='é'*2*10**6
s.encode('ascii','backslashreplace'); s.encode('ascii','xmlcharrefreplace'); s.encode('ascii', 'namereplace')
