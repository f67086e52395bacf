# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
b=b'\xff'*10**7
while True: b.decode('latin-1')
