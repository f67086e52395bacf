# monty-only
# verdict: max_memory
# More memory than its limit.
s='é'*2*10**6
s.encode('ascii','backslashreplace'); s.encode('ascii','xmlcharrefreplace'); s.encode('ascii', 'namereplace')
