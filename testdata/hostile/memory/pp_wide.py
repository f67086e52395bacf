# monty-only
# verdict: max_memory | max_fuel
# More memory than its limit.
import pprint
pprint.pformat(list(range(10**6)))
