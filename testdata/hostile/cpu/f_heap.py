# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import heapq
x=list(range(10**5))
while True: heapq.nsmallest(10,x); heapq.merge(x,x)
