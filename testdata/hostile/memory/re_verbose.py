# monty-only
# verdict: max_memory
# limits: max_fuel=30000000
# More memory than its limit.
import re
re.compile(' '*3*10**7,re.X)
