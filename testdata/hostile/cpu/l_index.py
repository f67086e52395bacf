# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x=[0]*2*10**6+[1]
while True: x.index(1); x.count(1); 1 in x
