# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='00'*10**7
while True: bytes.fromhex(s)
