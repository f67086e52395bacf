# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x=[0]*2*10**6
while True: x.insert(0,1)
