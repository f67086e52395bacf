# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import pprint
x={i:list(range(10)) for i in range(10**4)}
while True: pprint.pformat(x)
