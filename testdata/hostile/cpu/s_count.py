# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='a'*10**7; t='a'*10**5+'b'
while True: s.count(t)
