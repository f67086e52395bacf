# monty-only
# verdict: done
# Work without end, or more than its limit.
import re
re.match('(?:(?:(?:(?:){1,65535}){1,65535}){1,65535}){1,65535}b','')
