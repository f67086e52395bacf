# monty-only
# verdict: done
# Work without end, or more than its limit.
import re
re.match(r'(?:a{1000}){1000}','a'*10**6)
