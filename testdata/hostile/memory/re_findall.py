# monty-only
# verdict: max_fuel
# More memory than its limit.
import re
re.findall('',  'a'*10**7)
