# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import shlex
while True: shlex.quote("'"*10**6)
