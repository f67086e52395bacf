# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
a=[];
for i in range(500): a=[a]
while True: ('{0'+'[0]'*100+'}').format(a)
