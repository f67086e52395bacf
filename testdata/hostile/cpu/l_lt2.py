# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
a=[]
b=[]
for i in range(60): a=[a,a]; b=[b,b]
a<b
