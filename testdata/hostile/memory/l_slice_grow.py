# monty-only
# verdict: max_memory
# More memory than its limit.
x=[0]*10
while True: x[0:0]=x
