# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import re
re.match(r'(a+)+$', 'a' * 10**5 + 'b')
