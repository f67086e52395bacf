# monty-only
# verdict: max_memory
# More memory than its limit.
import re
re.compile('(?:'*100000+')'*100000)
