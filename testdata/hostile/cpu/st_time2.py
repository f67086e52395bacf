# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import datetime
s='%c'*10**5
while True: datetime.datetime(2020,1,1).strftime(s)
