# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import re
re.match(r'(.*)(.*)(.*)(.*)(.*)(.*)(.*)\1x','a'*1000)
