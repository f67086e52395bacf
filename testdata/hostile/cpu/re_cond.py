# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import re
re.match('(a)?'*90+'(?(1)b|c)','a'*1000)
