# monty-only
# verdict: max_memory
# More memory than its limit.
s='\n'*3*10**7
s.splitlines()
