# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='a'*2*10**7; t='a'*2*10**7
while True: s==t; s<t
