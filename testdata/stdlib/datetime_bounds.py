# The ends of the calendar, and what is said beyond them.
from datetime import date, datetime, time, timedelta, timezone


def show(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: datetime(2024, 1, 1) - timedelta.max)
show(lambda: datetime(2024, 1, 1) + timedelta.max)
show(lambda: datetime(2024, 1, 1) - timedelta.min)
show(lambda: date(2024, 1, 1) - timedelta.min)
show(lambda: date(2024, 1, 1) - timedelta(days=366))
show(lambda: date.fromordinal(3652059))
for n in (3652060, 7365729, 2**31 - 1, 2**31, -2**31 - 1, 2**70):
    show(lambda: date.fromordinal(n))
for stamp in (253402300799, 253402300800, 1e12, 1e18, -1e18, float('inf'), float('nan'), 10**30, -62135596801):
    show(lambda: datetime.fromtimestamp(stamp, timezone.utc))
show(lambda: date.fromisocalendar(2000, 4, 0))
show(lambda: datetime(2024, 10, 27, 2, 30, fold=1, tzinfo=timezone.utc))
show(lambda: time(2, 30, fold=1, tzinfo=timezone.utc))
show(lambda: datetime(2024, 1, 1).isoformat('xx'))
show(lambda: datetime(2024, 1, 1).isoformat(None))
show(lambda: timezone(timedelta(hours=1), None))
