# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='a'*10**7; t=tuple([s]*1000)
while True: s.startswith(t+('b',))
