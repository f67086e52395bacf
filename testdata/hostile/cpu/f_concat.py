# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x=list(range(10**5)); t=tuple(x)
while True: x+x; t+t; x*2
