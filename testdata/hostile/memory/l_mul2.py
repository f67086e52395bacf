# monty-only
# verdict: max_memory
# More memory than its limit.
x=[None]*1000
while True: x*=2
