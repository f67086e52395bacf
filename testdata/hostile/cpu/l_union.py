# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import typing
a=list[int]
for i in range(60): a=dict[a,a]
repr(a)
