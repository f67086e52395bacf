# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='a'*10**7; t='a'*10**6+'b'+'a'*10**6
while True: t in s
