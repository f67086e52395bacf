# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='ab'*10**7
for i in range(10**9): s.replace('b','',1)
