# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x=[[0]*10**5+[i] for i in range(10)]*1000
while True: sorted(x)
