# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import sys
while True: sys.stdout.write('x'*1000)
