# monty-only
# verdict: done
# Work without end, or more than its limit.
import difflib
list(difflib.ndiff(['a'*100]*1000,['a'*99+'b']*1000))
