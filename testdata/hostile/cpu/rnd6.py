# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import random
random.seed('x'*10**7)
while True: random.seed(10**1000000)
