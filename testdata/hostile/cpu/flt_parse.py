# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='1'*30000000
while True: float(s)
