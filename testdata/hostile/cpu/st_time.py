# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import datetime
datetime.datetime(2020,1,1).strftime('%A'*10**6)
