# monty-only
# verdict: max_memory
# More memory than its limit.
s='é'*10**7
s.encode('ascii','xmlcharrefreplace')
