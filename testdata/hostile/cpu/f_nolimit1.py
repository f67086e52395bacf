# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x='a'*10**7
while True: x is x; x==x; x!=x
