# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import heapq
h=[0]*10**5
while True: heapq.heapify(h); heapq.nlargest(10,h)
