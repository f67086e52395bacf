# monty-only
# verdict: raises RecursionError
# Work without end, or more than its limit.
import re
re.compile('(?='*10000+')'*10000)
