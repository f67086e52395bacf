# monty-only
# verdict: done
# limits: max_fuel=20000000
# Work without end, or more than its limit.
import re
re.sub('(a)', r'\1'*10**6,'a')
