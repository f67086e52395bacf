# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import re
re.match('(?:)*','a'); re.match('(?:(?:)*)*x','a'); re.match('(a?)*?b','a'*30)
re.match('((a*)*)*b','a'*30)
