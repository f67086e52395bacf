# monty-only
# verdict: max_memory
# More memory than its limit.
s='a'*10**7
s.replace('','x'*100)
