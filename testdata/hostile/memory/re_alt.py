# monty-only
# verdict: max_memory
# More memory than its limit.
import re
re.compile('|'.join(str(i) for i in range(10**5)))
