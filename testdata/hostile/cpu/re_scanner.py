# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import re
for m in re.finditer('(a|ab)(c|bcd)(d*)','abcd'*10**6): pass
