# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
b'%b'*10**5 % tuple([b'x'*10**4]*10**5)
