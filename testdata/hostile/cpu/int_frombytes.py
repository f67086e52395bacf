# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
b = bytes(30000000)
while True: int.from_bytes(b,'big')
