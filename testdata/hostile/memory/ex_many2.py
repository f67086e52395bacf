# monty-only
# verdict: max_memory
# More memory than its limit.
i=0
while True:
    i+=1
    eval(f'lambda: {i}')
