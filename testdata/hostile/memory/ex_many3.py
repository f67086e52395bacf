# monty-only
# verdict: max_memory
# More memory than its limit.
i=0
while True:
    i+=1
    compile(f'x={i}*2','f','exec')
