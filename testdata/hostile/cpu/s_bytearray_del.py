# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
b=bytearray(10**7)
while b: del b[0]
