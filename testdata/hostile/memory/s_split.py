# monty-only
# verdict: max_memory
# More memory than its limit.
s='a '*10**6*10
while True: s.split()
