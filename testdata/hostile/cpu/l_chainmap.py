# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from collections import ChainMap
c=ChainMap()
while True: c=c.new_child(); c.get('x')
