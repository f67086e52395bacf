# monty-only
# verdict: raises OverflowError
# Work without end, or more than its limit.
import datetime
datetime.timedelta(days=10**300)
