# monty-only
# verdict: done
# Work without end, or more than its limit.
import difflib
difflib.SequenceMatcher(None,'a'*10**5,'a'*10**5).ratio()
