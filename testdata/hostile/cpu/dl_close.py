# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import difflib
difflib.get_close_matches('a'*1000,['a'*1000+str(i) for i in range(10**4)])
