# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
print(*['x'*1000]*10**5, sep='y'*1000)
