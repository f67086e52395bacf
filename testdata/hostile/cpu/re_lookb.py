# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import re
re.search('(?<=a{1000000})b','a'*10**6)
