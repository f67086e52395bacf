# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import bisect
x=[0]*10**6
while True: bisect.insort(x,-1)
