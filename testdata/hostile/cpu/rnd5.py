# monty-only
# verdict: done | max_fuel
# Work without end, or more than its limit.
import random
random.shuffle(list(range(10**6)))
