# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='a'*1000
while True: s = s+s
