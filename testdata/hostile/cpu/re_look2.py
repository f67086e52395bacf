# monty-only
# verdict: done
# Work without end, or more than its limit.
import re
re.match('(?=(a+))*'*10+'b','a'*10000)
