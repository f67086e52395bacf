# monty-only
# verdict: max_memory
# More memory than its limit.
import re
re.findall('',  'a'*10**7)
