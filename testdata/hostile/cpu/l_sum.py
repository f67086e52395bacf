# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
sum([[0]*10**4]*10**4,[])
