# monty-only
# verdict: max_memory
# More memory than its limit.
x=[None]*3*10**6
while True: x*1
