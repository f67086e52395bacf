# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import calendar
while True: calendar.TextCalendar().formatyear(2020,w=10**6)
