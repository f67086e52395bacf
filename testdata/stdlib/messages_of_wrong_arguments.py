# What is said of arguments of a wrong type, where programs meet it most.
import datetime
import os.path
import time


def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


date, dt = datetime.date, datetime.datetime
for args in (('2024-01-01',), ('2024', 1, 1), (), (2024,), (2024, 1), (2024, '1', 1), (1.5, 1, 1), (None,), ('x', 1)):
    t(date, *args)
    t(dt, *args)
t(dt, 2024, 1, 1, '3')
t(date, 2024, mont=1)
t(datetime.time, '1')
t(datetime.timedelta, '1')
t(datetime.timedelta, days='1')
t(dt(2024, 1, 1).strftime, 5)
t(dt(2024, 1, 1).strftime)
t(time.strftime, 5)
t(time.strftime, '%Y', 5)
t(dt.strptime, 5, '%Y')
t(dt.fromisoformat, 5)
t(date.fromisoformat, 'x')
t(dt.fromtimestamp, 'x')
t(dt.combine, 1, 2)
t(lambda: dt['x'])
t(lambda: date[1])
t(os.path.join, 'a', 5)
t(os.path.join, 5, 'a')
t(os.path.join, None, 'a')
t(os.path.join, 'a', None)
t(os.path.join, 'a', b'b')
t(os.path.join, b'a', 5)
t(os.path.basename, 5)
t(os.path.splitext, None)
try:
    import os.nothing
except ImportError as e:
    print(e)
