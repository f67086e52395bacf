# monty-only
# verdict: raises RecursionError
# Work without end, or more than its limit.
import re
re.compile('(?:a|'*5000+')'*5000)
