# tools: echo
# What native code of the library keeps between calls is there again after a call of the host.
import csv
import io
from collections import Counter, deque, namedtuple
from datetime import date, datetime, timedelta, timezone
from decimal import ROUND_UP, Decimal, getcontext, localcontext
from functools import lru_cache
from itertools import groupby

echo(1)
with localcontext() as c:
    c.prec = 5
    c.rounding = ROUND_UP
    third = Decimal(1) / 3
    echo('decimal')
    print(third, Decimal(2) / 3, c.flags[__import__('decimal').Inexact], Decimal('1.005').quantize(Decimal('0.01')))
    c.clear_flags()
    echo('decimal again')
    print(Decimal(10) // 3, Decimal(10) % 3, -third, [s.__name__ for s in c.flags if c.flags[s]])
print(Decimal(1) / 3, getcontext().prec)

moment = datetime(2024, 2, 28, 23, 59, 59, 999999, timezone(timedelta(hours=2), 'CET'))
echo('datetime')
print(moment + timedelta(days=1), moment.astimezone(timezone.utc), moment - timedelta(microseconds=1) < moment)
print(datetime.fromisoformat('2024-01-01T10:00:00+05:30'), date(2024, 1, 1) + timedelta(days=59))
step = timedelta(hours=7)
echo('timedelta')
print(step * 3 + step, step / 2, datetime.strptime('2024-05-06 07:08', '%Y-%m-%d %H:%M').strftime('%d/%m/%y'))


def lines():
    for i in range(3):
        echo(i)
        yield f'{i},"a ""b""",x{i}\r\n'


reader = csv.reader(lines())
for row in reader:
    print(row, reader.line_num)
out = io.StringIO()
writer = csv.writer(out)
writer.writerow([1, 'a,b', None, 2.5])
echo('writer')
writer.writerow(['x', 'line\nbreak'])
out.seek(0)
reader = csv.reader(out)
print(next(reader))
echo('reader')
print(next(reader), list(reader), csv.field_size_limit())

Point = namedtuple('Point', 'x y', defaults=[5])
p = Point(1)
echo('namedtuple')
print(p, p.x + p.y, p._replace(y=2), Point(y=1, x=2))


@lru_cache(maxsize=2)
def doubled(n):
    return echo(n) * 2


print([doubled(n) for n in (1, 2, 1, 3, 2)], doubled.cache_info())
for key, group in groupby([1, 1, 2, 3, 3], key=lambda n: echo(n) // 2):
    print(key, list(group))
d = deque([1, 2, 3], maxlen=3)
counts = Counter('abca')
echo('containers')
d.append(4)
counts.update('aab')
print(d, counts, counts.most_common(1))
