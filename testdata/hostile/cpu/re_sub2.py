# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import re
re.sub('a', r'\g<0>'*10**4,'a'*10**6)
