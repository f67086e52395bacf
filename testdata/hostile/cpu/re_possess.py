# monty-only
# verdict: done
# Work without end, or more than its limit.
import re
re.match('(?>(?>a+)+)+b','a'*10**5)
