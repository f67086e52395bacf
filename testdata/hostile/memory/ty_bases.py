# monty-only
# verdict: max_memory
# More memory than its limit.
for i in range(10**6): type('A',(object,),{})
