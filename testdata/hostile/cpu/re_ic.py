# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import re
re.search('(?i)'+'é'*1000+'x','é'*10**6)
