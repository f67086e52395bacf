# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import re
re.findall('()'*90,  'a'*10**6)
