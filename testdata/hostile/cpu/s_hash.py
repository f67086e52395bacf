# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
while True:
    s='a'*2*10**7
    hash(s)
