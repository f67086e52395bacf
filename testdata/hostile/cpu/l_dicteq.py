# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
a={}
b={}
for i in range(60): a={1:a,2:a}; b={1:b,2:b}
a==b
