# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x=[b'a'*1000]*1000
while True: b','.join(x)
