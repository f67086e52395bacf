# monty-only
# verdict: max_memory
# More memory than its limit.
a = (1<<200000000)-1
b = a+0
while True: a==b
