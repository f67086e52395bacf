# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import re
re.search(r'(.*)*x', 'ab' * 5 * 10**4)
