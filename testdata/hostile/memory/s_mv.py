# monty-only
# verdict: max_memory
# More memory than its limit.
m=memoryview(bytes(10**7))
while True: m.tolist()
