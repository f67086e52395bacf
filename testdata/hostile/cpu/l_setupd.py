# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s=set()
while True: s.update(range(len(s)+10**4))
