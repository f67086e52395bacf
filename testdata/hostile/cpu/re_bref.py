# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import re
re.match(r'(a*)'+r'\1'*1000,'a'*10**5)
