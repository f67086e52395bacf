# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import datetime
datetime.datetime.strptime(' '*10**6+'x',' '*10**6+'y')
