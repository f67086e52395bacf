# monty-only
# verdict: max_memory
# More memory than its limit.
a=(1<<60000000)-1
while True: a/(a-1)
