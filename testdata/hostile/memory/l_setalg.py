# monty-only
# verdict: max_memory
# More memory than its limit.
s=set(range(3*10**5)); t=set(range(3*10**5))
while True: s|t; s&t; s-t; s^t; s<=t; s==t; s.isdisjoint(t)
