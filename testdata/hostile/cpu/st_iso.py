# monty-only
# verdict: raises ValueError
# Work without end, or more than its limit.
import datetime
datetime.datetime.fromisoformat('2'*10**7)
