# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x=[(1,)*1000]*10**4
while True: min(x); max(x)
