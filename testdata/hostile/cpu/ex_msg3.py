# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
int('x'*3*10**7)
