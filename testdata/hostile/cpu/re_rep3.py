# monty-only
# verdict: done
# Work without end, or more than its limit.
import re
re.compile(r'a{4294967294}')
