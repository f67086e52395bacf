# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import heapq
h=[]
for i in range(10**9): heapq.heappush(h,-i)
