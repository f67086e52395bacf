# monty-only
# verdict: max_memory
# More memory than its limit.
import re
re.compile('a'*10**7)
