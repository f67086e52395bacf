# monty-only
# verdict: max_memory
# More memory than its limit.
s='a'*10**7
s.translate({97:'b'*1000})
