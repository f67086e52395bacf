# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x=complex('1'*30000000)
