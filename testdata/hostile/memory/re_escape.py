# monty-only
# verdict: max_memory
# More memory than its limit.
import re
re.escape('.'*10**7)
