"""Time: the run's clock is virtual, moved by sleeping alone; the host gives the hour if it wants to."""

import _clock
from _structseq import make as _make

struct_time = _make('struct_time', 'time',
                    ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst'),
                    ('tm_zone', 'tm_gmtoff'))
timezone = 0
altzone = 0
daylight = 0
tzname = ('UTC', 'UTC')
CLOCK_REALTIME = 0
CLOCK_MONOTONIC = 1
CLOCK_PROCESS_CPUTIME_ID = 2
CLOCK_THREAD_CPUTIME_ID = 3


def time():
    """Return the current time in seconds since the Epoch."""
    return _clock.wall()


def time_ns():
    """Return the current time in nanoseconds since the Epoch."""
    return int(_clock.wall() * 1e9)


def monotonic():
    """Monotonic clock, cannot go backward."""
    return _clock.read()


def monotonic_ns():
    """Monotonic clock, cannot go backward, as nanoseconds."""
    return int(_clock.read() * 1e9)


perf_counter = monotonic
perf_counter_ns = monotonic_ns
process_time = monotonic
process_time_ns = monotonic_ns
thread_time = monotonic
thread_time_ns = monotonic_ns


def clock_gettime(clk_id, /):
    return time() if clk_id == CLOCK_REALTIME else monotonic()


def clock_gettime_ns(clk_id, /):
    return time_ns() if clk_id == CLOCK_REALTIME else monotonic_ns()


def sleep(seconds, /):
    """Delay execution for a given number of seconds: the virtual clock goes on by them."""
    if not isinstance(seconds, (int, float)):
        if not hasattr(type(seconds), '__index__') and not hasattr(type(seconds), '__float__'):
            raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
        seconds = float(seconds)
    if seconds != seconds:
        raise ValueError('Invalid value NaN (not a number)')
    if seconds < 0:
        raise ValueError('sleep length must be non-negative')
    _clock.advance(seconds)


_MONTH_NAMES = ('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
_DAY_NAMES = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')


def _days_before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def _days_before_month(year, month):
    return _BEFORE_MONTH[month] + (month > 2 and _is_leap(year))


def gmtime(seconds=None, /):
    """Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a. GMT)."""
    if seconds is None:
        seconds = time()
    elif seconds != seconds:
        raise ValueError('Invalid value NaN (not a number)')
    elif seconds in (float('inf'), float('-inf')) or abs(seconds) > 67768036191676799:
        raise OverflowError('timestamp out of range for platform time_t')
    whole = int(seconds // 1)
    days, rest = divmod(whole, 86400)
    # Days from 0000-03-01, so that the leap day ends the year.
    z = days + 719468
    era, doe = divmod(z, 146097)
    yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    mp = (5 * doy + 2) // 153
    day = doy - (153 * mp + 2) // 5 + 1
    month = mp + 3 if mp < 10 else mp - 9
    year = yoe + era * 400 + (month <= 2)
    hour, rest = divmod(rest, 3600)
    minute, second = divmod(rest, 60)
    yday = _days_before_month(year, month) + day
    return struct_time((year, month, day, hour, minute, second, (days + 3) % 7, yday, 0, 'UTC', 0))


localtime = gmtime


def mktime(t, /):
    """Convert a time tuple in local time (which is UTC) to seconds since the Epoch."""
    t = _checked(t)
    year, month, day, hour, minute, second = t[:6]
    year += (month - 1) // 12
    month = (month - 1) % 12 + 1
    days = _days_before_year(year) + _days_before_month(year, month) + day - 719163
    return float(((days * 24 + hour) * 60 + minute) * 60 + second)


def _checked(t):
    if not isinstance(t, tuple):
        raise TypeError('Tuple or struct_time argument required')
    if len(t) != 9:
        raise TypeError(f'function takes exactly 9 arguments ({len(t)} given)')
    return t


def _check_bounds(t):
    """Month, day and day of the year, 0 counted as 1; ValueError if something is out of range."""
    month, day, hour, minute, second, weekday, yearday = t[1:8]
    month = month or 1
    day = day or 1
    yearday = yearday or 1
    for value, low, high, name in ((month, 1, 12, 'month'), (day, 1, 31, 'day of month'), (hour, 0, 23, 'hour'),
                                   (minute, 0, 59, 'minute'), (second, 0, 61, 'seconds'),
                                   (yearday, 1, 366, 'day of year')):
        if not low <= value <= high:
            raise ValueError(f'{name} out of range')
    if weekday < -1:
        raise ValueError('day of week out of range')
    return month, day, yearday


def asctime(t=None, /):
    """Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."""
    t = localtime() if t is None else _checked(t)
    _check_bounds(t)
    return (f'{_DAY_NAMES[t[6] % 7]} {_MONTH_NAMES[t[1] - 1]} {t[2]:2d} {t[3]:02d}:{t[4]:02d}:{t[5]:02d} {t[0]}')


def ctime(seconds=None, /):
    """Convert a time in seconds since the Epoch to a string in local time."""
    return asctime(localtime(seconds))


def strftime(format, t=None, /):
    """Convert a time tuple to a string according to a format specification."""
    if not isinstance(format, str):
        raise TypeError(f'strftime() argument 1 must be str, not {type(format).__name__}')
    t = localtime() if t is None else _checked(t)
    year, month, day, hour, minute, second, weekday, yearday = t[:8]
    month, day, yearday = _check_bounds(t)
    return _format_moment(format, year, month, day, hour, minute, second, weekday % 7, yearday,
                          (getattr(t, 'tm_gmtoff', None) or 0) * 1000000, getattr(t, 'tm_zone', None) or 'UTC')


def strptime(string, format='%a %b %d %H:%M:%S %Y', /):
    """Parse a string to a time tuple according to a format specification."""
    for i, arg in enumerate((string, format)):
        if not isinstance(arg, str):
            raise TypeError(f'strptime() argument {i} must be str, not {type(arg)}')
    f = _parse_time(string, format)
    if isinstance(f, str):
        from re import PatternError
        raise PatternError(f)
    offset = f[9]
    return struct_time((*f[:6], f[7], f[8], 0 if f[10] else -1, f[10], None if offset is None else offset // 1000000))


def tzset():
    pass


class _ClockInfo:
    def __init__(self, **attributes):
        self.__dict__.update(attributes)

    def __repr__(self):
        return f'namespace({", ".join([f"{k}={v!r}" for k, v in self.__dict__.items()])})'


def get_clock_info(name, /):
    """Get information of the specified clock."""
    if name not in ('monotonic', 'perf_counter', 'process_time', 'time', 'thread_time'):
        raise ValueError('unknown clock')
    return _ClockInfo(implementation='virtual', monotonic=name != 'time', adjustable=False, resolution=1e-09)

# What CPython writes in C: see bind_library.rs.
_native_names = ('*',)
