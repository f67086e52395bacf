# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import string
string.Template('$a'*10**6).substitute(a='x'*1000)
