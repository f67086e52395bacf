# monty-only
# verdict: raises PatternError
# Work without end, or more than its limit.
import datetime
datetime.datetime.strptime(' '*10**5,' %Y'*10**3)
