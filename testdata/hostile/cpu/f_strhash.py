# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
while True:
    d={'a'*10**7:1}
