# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import datetime
datetime.datetime.strptime('1'*10**6,'%Y'*10**6)
