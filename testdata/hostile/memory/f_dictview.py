# monty-only
# verdict: max_memory
# More memory than its limit.
d=dict.fromkeys(range(3*10**5))
while True: d.keys()&d.keys(); d.items()==d.items(); list(d.values()); 5 in d.values()
