# monty-only
# verdict: max_memory
# More memory than its limit.
b=bytearray(10)
while True: b*=10
