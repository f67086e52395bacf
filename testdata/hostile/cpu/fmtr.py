# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import string
string.Formatter().format('{0}'*10**6,'x'*1000)
