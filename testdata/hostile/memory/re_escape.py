# monty-only
# verdict: max_memory
# limits: max_fuel=200000000
# More memory than its limit.
import re
re.escape('.'*10**7)
