# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import functools,random
class X:
    def __lt__(s,o): return random.random()<.5
x=[X() for i in range(10**5)]
while True: x.sort()
