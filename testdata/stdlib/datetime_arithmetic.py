# datetime: date, time, datetime, timedelta, timezone: construction, arithmetic, comparison, errors.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta, timezone

d = date(2024, 2, 28)
print(d, repr(d), d + timedelta(days=2), d - timedelta(weeks=1), date(2024, 3, 1) - d, d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), date.fromordinal(738000), d.replace(day=1), d.timetuple()[:6], d.isoformat(), d.ctime(), date.min, date.max)
for text in ('2024-01-31', '20240131', '2024-W05-3', '2024-02-30', '2024-1-1', 'x', '', '2024-13-01', '0000-01-01'):
    attempt(date.fromisoformat, text)
for args in ((2024, 2, 30), (2024, 13, 1), (0, 1, 1), (10000, 1, 1), (2024, 1), ('2024', 1, 1), (2024, 1, 1.5)):
    attempt(date, *args)
t = datetime(2024, 12, 31, 23, 59, 58, 123456)
print(t, repr(t), t + timedelta(seconds=2), t.date(), t.time(), t.replace(hour=1, microsecond=0), t.isoformat(), t.isoformat(' ', 'minutes'), t.isoformat(timespec='milliseconds'), t.year, t.microsecond, t.weekday(), datetime(2024, 1, 1), repr(datetime(2024, 1, 1, 5)))
for text in ('2024-01-31T10:20', '2024-01-31 10:20:30', '2024-01-31T10:20:30.5', '2024-01-31T10:20:30.123456+02:00', '2024-01-31T10:20:30Z', '20240131T102030', '2024-01-31', '2024-01-31T25:00', '2024-01-31T10:20:30+25:00', 'not a date', '2024-01-31T'):
    attempt(datetime.fromisoformat, text)
e = timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5, microseconds=6)
print(e, repr(e), e.days, e.seconds, e.microseconds, e.total_seconds(), -e, abs(-e), e * 2, e / 2, e // 7, e // timedelta(hours=1), e % timedelta(hours=1), divmod(e, timedelta(hours=5)), e + e, e - e, e * 1.5, bool(timedelta()), timedelta(), timedelta(-1), repr(timedelta(seconds=-1)), timedelta(hours=25), timedelta.max, timedelta.min, timedelta.resolution, timedelta(weeks=1, days=-7))
print(timedelta(0.5), timedelta(microseconds=0.5), timedelta(microseconds=1.5), e > timedelta(1), e == timedelta(days=1, seconds=7384, microseconds=5006), hash(timedelta(1)) == hash(timedelta(hours=24)), sum([timedelta(1), timedelta(2)], timedelta()), max(timedelta(1), timedelta(2)))
attempt(lambda: e + 5)
attempt(lambda: 5 + d)
attempt(lambda: d + d)
attempt(lambda: d - t)
attempt(lambda: t < d)
attempt(lambda: d < 5)
attempt(lambda: e / 0)
attempt(lambda: e / timedelta(0))
attempt(lambda: d + timedelta(days=10**9))
attempt(timedelta, days=10**10)
attempt(timedelta, 'x')
attempt(timedelta, years=1)
attempt(lambda: date.max + timedelta(1))
utc, cet = timezone.utc, timezone(timedelta(hours=1), 'CET')
a = datetime(2024, 6, 1, 12, tzinfo=utc)
b = a.astimezone(cet)
print(a, b, a == b, b - a, b.tzname(), b.utcoffset(), repr(a), repr(b), utc, cet, timezone(timedelta(hours=-5, minutes=-30)), a.timestamp(), datetime.fromtimestamp(0, utc), datetime.fromtimestamp(1e9, tz=cet), b.isoformat(), a.replace(tzinfo=None), hash(a) == hash(b), a.timetuple()[:4], b.utctimetuple()[:5])
attempt(lambda: a - datetime(2024, 1, 1))
attempt(lambda: a < datetime(2024, 1, 1))
print(a == datetime(2024, 6, 1, 12))
attempt(timezone, 5)
attempt(timezone, timedelta(hours=24))
attempt(datetime, 2024, 1, 1, 24)
attempt(datetime, 2024, 1, 1, 0, 60)
attempt(datetime, 2024, 1, 1, tzinfo=5)
m = time(10, 20, 30, 400)
print(m, repr(m), time(10), m.isoformat('seconds'), m.replace(minute=0), time(1) < time(2), time.min, time.max, time(10, tzinfo=utc), bool(time(0)), time.fromisoformat('10:20'), time.fromisoformat('T102030.5'), datetime.combine(d, m), repr(time(10, 20)), time(10, 20, fold=1).fold)
attempt(time, 25)
attempt(time.fromisoformat, '25:00')
attempt(lambda: time(1) - time(2))
attempt(lambda: time(1) + timedelta(1))
print(d == datetime(2024, 2, 28), isinstance(t, date), d.__class__(2020, 1, 1), MINYEAR, MAXYEAR, (date(2024, 12, 25) - date(2024, 1, 1)).days, [str(d + timedelta(days=i)) for i in range(3)], sorted([date(2024, 5, 1), date(2023, 5, 1)]), {date(2024, 1, 1): 'x'}[date(2024, 1, 1)])
