# Months and days are members of enumerations that the module's names stand for.
import calendar
from calendar import SUNDAY, TUESDAY

print(calendar.MONDAY, [calendar.APRIL, calendar.Day.SUNDAY], calendar.monthrange(2024, 2), str(calendar.MAY))
print(repr(SUNDAY), TUESDAY is calendar.Day.TUESDAY, calendar.JANUARY is calendar.Month(1), f'{calendar.DECEMBER}')
print(list(calendar.Month)[:2], list(calendar.Day)[-2:], calendar.FEBRUARY + 1, calendar.Month.MAY.name)
print(calendar.weekday(2026, 11, 24), calendar.monthrange(2023, 2), type(calendar.MARCH).__qualname__)
print('JANUARY' in dir(calendar), 'SUNDAY' in vars(calendar), calendar.__dict__['JULY'])
print(calendar.TextCalendar(calendar.SUNDAY).formatmonth(2024, 2))
