# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x='a'*10**6
while True: x.join(['b']*30)
