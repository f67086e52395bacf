# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x=[0]*3*10**6
while x: del x[0:1]
