# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='é'*10**7
while True: s.encode('utf-16'); s.encode('utf-8'); s.encode('ascii','ignore')
