# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import random
random.choices([1],k=10**12)
