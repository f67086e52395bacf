# monty-only
# verdict: max_memory
# More memory than its limit.
import re
re.compile(''.join(f'(?P<g{i}>a)' for i in range(10**5)))
