# monty-only
# verdict: max_memory
# More memory than its limit.
i=0
while True:
    i+=1
    try: getattr(i,f'x{i}')
    except AttributeError: pass
