# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='\x00'*10**6
while True: repr(s)
