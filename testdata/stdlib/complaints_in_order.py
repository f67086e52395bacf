# Which arguments are complained of first, in what words: dates, json keys, strptime, sums of products.
import enum
import heapq
import json
import math
from datetime import date, datetime, time, timedelta, timezone


def t(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__, str(e)


u = timezone.utc
for d in [datetime.max, datetime.max - timedelta(hours=23, minutes=59), datetime.max - timedelta(days=1), datetime.min,
          datetime.min + timedelta(days=1), datetime.max.replace(tzinfo=u), datetime(2024, 2, 29, 1)]:
    print(repr(d), t(lambda: d.astimezone(u)), t(lambda: d.astimezone(timezone(timedelta(hours=-5)))))
for a in [(2**32, None, b''), (2**70, 1, 1), (-2**70, 1, 1), (1, 2**32, 'x'), (1, 'x', 2**40), (-2**31 - 1, 1, 1),
          (2**31, 1, 1), (2**31 - 1, 13, 1), (1, 1, 1, 2**70), (1, 13, 1, 'x'), (1, 1, 29), (2023, 2, 29), (True, 1, 1)]:
    print(a, t(lambda: datetime(*a)), t(lambda: date(*a[:3])), t(lambda: time(*a)))
for n in [2**31, 2**63, -2**31 - 1, -2**63 - 1, -2**31, 2**31 - 1, 0, 'x', 2.5]:
    print(n, t(lambda: date.fromordinal(n)), t(lambda: datetime.fromordinal(n)), t(lambda: datetime(1, 1, 1, fold=n)),
          t(lambda: date(1, 1, 1).replace(year=n)), t(lambda: datetime.max.replace(hour=n)),
          t(lambda: time().replace(minute=n)), t(lambda: time(fold=n)), t(lambda: datetime(1, 1, 1, microsecond=n)))
for f in ['%z %z', '%z %z %m', '%c %z %a', '%c %b %F', '%j %j %:z', '%Y %Y', '%a %z %a', '%z %b %z %q', '%d %d %d']:
    print(f, t(lambda: datetime.strptime('x', f)))
for d in [{True: 'x', 10: 'a', 'A': 3}, {7.89e-9: '', 4: 'x', 'c': 1}, {3: 1, 2: 2, 'a': 1}, {'b': 1, 'a': 2, 3: 4},
          {None: 1, 1: 2}, {2: 1, 1: 2, 1.5: 3, True: 4, -1: 5}]:
    print(t(lambda: json.dumps(d, sort_keys=True)))
print(len(json.dumps({n * 7919 % 1000: n for n in range(300)}, sort_keys=True)))
inf, nan = math.inf, math.nan
for p, q in [([-94.0, 90], [-48.3, 121]), ([9007199254740993.0, 90], [1e15, 10**30]), ([1, 2, 0.1], [3, 4, 0.1]),
             ([0.1] * 10, [3] * 10), ([2**62, 1], [4, 0.5]), ([0.1, 0.2, True], [1, True, 0.3]), ([inf, 1], [1, 2]),
             ([1e308, 1], [10, 2]), ([1, 1e308, 1], [1, 1e308, 2]), ([], []), ([True, 2], [3, 4]), ([1], [0.1]),
             ([0.1, 1, 0.1], [0.1, 1, 0.1]), ([nan, 1.0], [1, 1]), ([10**400, 1.0], [1.0, 1])]:
    print(t(lambda: math.sumprod(p, q)))
print(t(lambda: heapq.nlargest(0, ['a', 1])), t(lambda: heapq.nlargest(-1, 5)), t(lambda: heapq.nlargest(0, 'ab', key=lambda v: v > 1)))
for value in [(7, 4, 1), 'x', None, 2.5]:
    print(t(lambda: enum.Flag('New', {'A': value, 'C': enum.auto()})))
