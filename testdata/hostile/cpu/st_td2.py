# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import datetime
datetime.timedelta(1)*10**1000000
