# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='ß'*5*10**6
while True: s.upper()
