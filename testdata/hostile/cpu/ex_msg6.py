# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
[].index('x'*2*10**7)
