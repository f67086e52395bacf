# monty-only
# verdict: done
# Work without end, or more than its limit.
import re
re.match('(?:(?:(?:(?:a?){0,100}){0,100}){0,100}){0,100}b','')
