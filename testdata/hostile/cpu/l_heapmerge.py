# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import heapq
list(heapq.merge(*[iter(int,1)]*1000))
