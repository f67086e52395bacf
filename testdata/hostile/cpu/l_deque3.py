# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from collections import deque
d=deque(range(10**6))
while True: d.rotate(500000); d.insert(500000,1); d.pop(); d.index(999998); d.count(1); d.reverse(); d.copy()
