# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import copy
x=list(range(10**6))
while True: copy.copy(x)
