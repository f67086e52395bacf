# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='a'*10**7; t='b'+'a'*10**6
while True: s.rfind(t)
