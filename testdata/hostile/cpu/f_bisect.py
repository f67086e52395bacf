# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import bisect
x=list(range(10**6))
while True: bisect.bisect(x,5); bisect.insort(x,5)
