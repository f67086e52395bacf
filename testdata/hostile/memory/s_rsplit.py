# monty-only
# verdict: max_memory
# More memory than its limit.
s=','*10**7
s.rsplit(',')
