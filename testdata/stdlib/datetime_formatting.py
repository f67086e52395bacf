# datetime: strftime, strptime and format specs.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


from datetime import date, datetime, time, timedelta, timezone

t = datetime(2024, 3, 5, 7, 8, 9, 12345)
z = datetime(2024, 11, 15, 19, 0, 0, tzinfo=timezone(timedelta(hours=-5, minutes=-30)))
for code in '%a %A %w %d %b %B %m %y %Y %H %I %p %M %S %f %z %Z %j %U %W %c %x %X %% %G %u %V %e %D %F %T %R %n %t %h %C %s'.split():
    if code not in ('%s',):
        print(code, [repr(t.strftime(code)), repr(z.strftime(code)), repr(date(2023, 1, 1).strftime(code))])
print(f'{t:%Y-%m-%d} {t:%d.%m.%Y %H:%M} {t:%B %d, %Y} {t} {t!r}', f'{date(2024, 1, 2):%A}', f'{time(13, 5):%I:%M %p}', format(t, ''), '{:%j}'.format(t), t.strftime('plain é %Y'), t.strftime(''))
for text, fmt in (('2024-03-05', '%Y-%m-%d'), ('05/03/24 07:08', '%d/%m/%y %H:%M'), ('March 5, 2024', '%B %d, %Y'), ('Mar 5 2024 07:08:09 PM', '%b %d %Y %I:%M:%S %p'), ('2024-03-05T07:08:09.5', '%Y-%m-%dT%H:%M:%S.%f'), ('2024-03-05 07:08 +0530', '%Y-%m-%d %H:%M %z'), ('2024-03-05 07:08 Z', '%Y-%m-%d %H:%M %z'), ('Tue 05', '%a %d'), ('065 2024', '%j %Y'), ('  2024 ', ' %Y '), ('99', '%y'), ('68', '%y'), ('12 AM', '%I %p'), ('2024-10-1', '%Y-%W-%w'), ('100%', '%f%%'),
                  ('2024-3-5', '%Y-%m-%d'), ('2024-13-05', '%Y-%m-%d'), ('2024-02-30', '%Y-%m-%d'), ('2024-03-05x', '%Y-%m-%d'), ('nope', '%Y'), ('', '%Y'), ('2024', ''), ('5', '%Q'), ('5', '%'), ('24:00', '%H:%M'), ('13 PM', '%I %p'), ('abc', 'abd'), ('2024 2024', '%Y %Y')):
    print(repr(text), repr(fmt), end=' -> ')
    attempt(datetime.strptime, text, fmt)
attempt(datetime.strptime, 5, '%Y')
attempt(datetime.strptime, '2024')
attempt(t.strftime)
attempt(t.strftime, 5)
print(datetime.strptime('1 January 2024', '%d %B %Y').date(), (datetime.strptime('2024-03-01', '%Y-%m-%d') - datetime.strptime('2024-02-01', '%Y-%m-%d')).days)
rows = [('2024-01-15', 3), ('2024-02-01', 5), ('2024-01-20', 2)]
by_month = {}
for day, n in rows:
    by_month.setdefault(datetime.strptime(day, '%Y-%m-%d').strftime('%b %Y'), []).append(n)
print(by_month, sorted(rows, key=lambda r: datetime.fromisoformat(r[0]))[0])
