# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='a'*10**6
while True: s.replace('a','bb'*5)
