# monty-only
# verdict: max_fuel
# More memory than its limit.
'%s'*10**6 % tuple(['x'*1000]*10**6)
