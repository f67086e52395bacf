# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import statistics
x=[1.5]*10**5
while True: statistics.stdev(x)
