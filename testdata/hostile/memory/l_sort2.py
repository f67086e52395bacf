# monty-only
# verdict: max_memory
# More memory than its limit.
x=['a'*1000+str(i) for i in range(10**4)]*100
x.sort()
