# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import pprint
a=[]
for i in range(60): a=[a,a]
pprint.pformat(a)
