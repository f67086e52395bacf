# monty-only
# verdict: done
# Work without end, or more than its limit.
import fnmatch
fnmatch.fnmatch('a'*50,'*a'*25+'b')
