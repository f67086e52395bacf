# Classes derived from those of datetime, and the errors of arguments.
from datetime import date, datetime, time, timedelta, timezone, tzinfo


class Day(date):
    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls, *args, **kwargs)
        self.made = len(args)
        return self

    @property
    def year(self):
        return -1


class Moment(datetime):
    extra = None

    def shout(self):
        return self.isoformat().upper() + '!'


class Span(timedelta):
    pass


class Clock(time):
    __slots__ = ('label',)


d = Day(2024, 2, 29)
print(d, repr(d), d.year, d.month, d.made, d + timedelta(days=1), type(d + timedelta(days=1)), d.replace(day=1))
print(Day.fromisoformat('2020-05-06'), Day.fromordinal(5), d == date(2024, 2, 29), hash(d) == hash(date(2024, 2, 29)))
m = Moment(2024, 5, 6, 7, 8, 9, 10)
m.extra = 'kept'
print(m, m.shout(), m.extra, type(m + timedelta(1)).__name__, type(m - timedelta(1)).__name__, m - datetime(2024, 5, 6), m.date(), m.time())
print(Moment.strptime('2024', '%Y').shout(), Moment.fromisoformat('2024-01-02T03:04:05+01:00').tzinfo, Moment.combine(d, time(1)))
print(m == datetime(2024, 5, 6, 7, 8, 9, 10), m < datetime(2025, 1, 1), datetime(2025, 1, 1) > m, {m: 1}[datetime(2024, 5, 6, 7, 8, 9, 10)], m.strftime('%j'), vars(m))
s = Span(days=1, hours=2)
print(s, repr(s), s + s, type(s + s).__name__, s == timedelta(hours=26), s > timedelta(1), max([timedelta(1), s, timedelta(2)]), sorted([s, timedelta(2), timedelta(0)]))
c = Clock(10, 20)
c.label = 'tea'
print(c, c.label, c == time(10, 20), c < time(11), type(c.replace(hour=1)).__name__, Clock.fromisoformat('01:02:03.5'))


class Hours(tzinfo):
    def __init__(self, hours):
        self.hours = hours

    def utcoffset(self, dt):
        return timedelta(hours=self.hours)

    def dst(self, dt):
        return timedelta(0)

    def tzname(self, dt):
        return f'H{self.hours}'


a, b = datetime(2024, 1, 1, 12, tzinfo=Hours(2)), datetime(2024, 1, 1, 11, tzinfo=Hours(1))
print(a == b, a < b, a <= b, a - b, hash(a) == hash(b), a.strftime('%H%z %Z'), a.astimezone(timezone.utc), a + timedelta(hours=1) > b)
print(a.isoformat(timespec='minutes'), time(1, 2, tzinfo=Hours(3)).isoformat('hours'), time(1).strftime('%Y %H'), date(2020, 1, 2).strftime('%Z|%z|%H'))
for attempt in (
    lambda: datetime(2020, 1, 1).isoformat('T', 5), lambda: time(1).isoformat(5), lambda: datetime(2020, 1, 1).isoformat(5),
    lambda: datetime(2020, 1, 1).isoformat('ab'), lambda: datetime(2020, 1, 1).isoformat('T', 'x'), lambda: date(1, 2),
    lambda: datetime(2020, 1, 1, fold='x'), lambda: datetime(2020, 1, 1, fold=2), lambda: datetime(10**30, 1, 1),
    lambda: datetime(1, 10**10, 1), lambda: datetime(1, 1, 1, -10**10), lambda: datetime(1, 1, 1, 25), lambda: datetime('1', 1, 1),
    lambda: datetime.strptime('a'), lambda: datetime.strptime('a', 5), lambda: date.fromisoformat(5),
    lambda: date.fromisoformat('x' * 3), lambda: datetime.fromisoformat('2024-13-01'), lambda: time.fromisoformat('25:00'),
    lambda: datetime(2020, 1, 1) < date(2020, 1, 1), lambda: date(2020, 1, 1) < datetime(2020, 1, 1),
    lambda: date(2020, 1, 1) == datetime(2020, 1, 1), lambda: timedelta(1) == 1, lambda: timedelta(1) < 1,
    lambda: timedelta(1) + 1, lambda: date.max + timedelta(1), lambda: date.min - timedelta(1), lambda: datetime.max + timedelta(0, 1),
    lambda: timedelta.max + timedelta(1), lambda: timedelta(10**10), lambda: timedelta(days=10**30), lambda: timedelta('1'),
    lambda: timedelta(True, 1.5), lambda: a - datetime(2020, 1, 1), lambda: a < datetime(2020, 1, 1), lambda: datetime(2020, 1, 1).strftime(5),
    lambda: timedelta(1) // 0, lambda: datetime(2024, 1, 1, tzinfo=5),
):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)
