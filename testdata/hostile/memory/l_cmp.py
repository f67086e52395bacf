# monty-only
# verdict: max_memory
# More memory than its limit.
x=[0]*3*10**6; y=[0]*3*10**6
while True: x==y; x<y
