# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import sys
i=0
while True:
    i+=1; sys.intern(f'x{i}')
