"""Dates, times and what lies between them."""

__all__ = ('date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR', 'UTC')

import _clock
from _datetime_delta import _new_delta, _offset_text, _us, timedelta, timezone, tzinfo
from operator import index as _index

MINYEAR = 1
MAXYEAR = 9999
UTC = timezone.utc
_MAX_ORDINAL = 3652059
_DAY_US = 86400 * 1000000
_DAY_NAMES = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
_MONTH_NAMES = ('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')


class IsoCalendarDate(tuple):
    """The result of date.isocalendar() or datetime.isocalendar()."""

    __slots__ = ()

    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __reduce__(self):
        return tuple, (tuple(self),)

    def __repr__(self):
        return f'{type(self).__module__}.{type(self).__name__}(year={self[0]}, week={self[1]}, weekday={self[2]})'


def _c_ints(*values):
    """Arguments that C reads as ints, one after the other."""
    return [n if -1 << 31 <= n < 1 << 31 else _too_large(n) for n in map(_index, values)]


def _too_large(n):
    if not -1 << 63 <= n < 1 << 63:
        raise OverflowError('Python int too large to convert to C long')
    raise OverflowError(f'signed integer is {"greater than maximum" if n > 0 else "less than minimum"}')


def _replaced(d, *args, **kwargs):
    try:
        return type(d)(*args, **kwargs)
    except OverflowError:
        raise OverflowError('Python int too large to convert to C int') from None


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond, fold = _c_ints(hour, minute, second, microsecond, fold)
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')
    return hour, minute, second, microsecond


def _check_tzinfo(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _call_offset(tz, name, dt):
    """tz.utcoffset(dt) or tz.dst(dt), checked."""
    if tz is None:
        return None
    offset = getattr(tz, name)(dt)
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{type(offset).__name__}'")
    if not -_DAY_US < _us(offset) < _DAY_US:
        raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).')
    return offset


def _call_tzname(tz, dt):
    if tz is None:
        return None
    name = tz.tzname(dt)
    if name is not None and not isinstance(name, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
    return name


def _strftime(obj, format, ymd, hms):
    """Format by the C locale's rules; the zone is asked only if the format does."""
    if not isinstance(format, str):
        raise TypeError(f'strftime() argument 1 must be str, not {type(format).__name__}')
    offset = zone = None
    if '%z' in format or '%:z' in format:
        offset = obj.utcoffset() if hasattr(obj, 'utcoffset') else None
    if '%Z' in format:
        zone = obj.tzname() if hasattr(obj, 'tzname') else None
    return _format_time(format, *ymd, *hms, None if offset is None else _us(offset), zone or '')


def _invalid_iso(text):
    return ValueError(f'Invalid isoformat string: {text!r}')


def _zone_of(us):
    """The time zone of an offset in microseconds."""
    if us is None:
        return None
    return timezone.utc if us == 0 else timezone(_new_delta(timedelta, us))


class date:
    """Concrete date type."""

    __slots__ = ('_year', '_month', '_day')

    def __new__(cls, year, month, day):
        if not (type(year) is type(month) is type(day) is int and 1 <= year <= 9999 and 1 <= month <= 12
                and 1 <= day <= 28):
            year, month, day = _c_ints(year, month, day)
            _check_date(year, month, day)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        return self

    @classmethod
    def fromtimestamp(cls, t, /):
        """Create a date from a POSIX timestamp."""
        if t is None:
            raise TypeError("'NoneType' object cannot be interpreted as an integer")
        return cls(*_from_timestamp(t, False)[:3])

    @classmethod
    def today(cls):
        """Current date or datetime: same as self.__class__.fromtimestamp(time.time())."""
        return cls.fromtimestamp(_clock.wall())

    @classmethod
    def fromordinal(cls, n, /):
        """int -> date corresponding to a proleptic Gregorian ordinal."""
        n, = _c_ints(n)
        if not 1 <= n <= _MAX_ORDINAL:
            if n < 1:
                raise ValueError('ordinal must be >= 1')
            raise ValueError(f'year {_year_of(n)} is out of range')
        return cls(*_ordinal_to_ymd(n))

    @classmethod
    def fromisoformat(cls, date_string, /):
        """Construct a date from a string in ISO 8601 format."""
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        fields = _parse_iso_date(date_string)
        if fields is None:
            raise _invalid_iso(date_string)
        return cls(*fields)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """Construct a date from the ISO year, week number and weekday."""
        return cls(*_from_iso_calendar(_small_int(year), _small_int(week), _small_int(day)))

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    def ctime(self):
        """Return ctime() style string."""
        return (f'{_DAY_NAMES[self.weekday()]} {_MONTH_NAMES[self._month - 1]} {self._day:2d} 00:00:00 '
                f'{self._year:04d}')

    def strftime(self, format):
        """Format using strftime()."""
        return _strftime(self, format, (self._year, self._month, self._day), (0, 0, 0, 0))

    def __format__(self, format_spec, /):
        if not isinstance(format_spec, str):
            raise TypeError(f'__format__() argument 1 must be str, not {type(format_spec).__name__}')
        return self.strftime(format_spec) if format_spec else str(self)

    def isoformat(self):
        """Return string in ISO 8601 format, YYYY-MM-DD."""
        return f'{self._year:04d}-{self._month:02d}-{self._day:02d}'

    __str__ = isoformat

    def __repr__(self):
        return f'{_class_name(self)}({self._year}, {self._month}, {self._day})'

    def timetuple(self):
        """Return local time tuple compatible with time.localtime()."""
        return _struct_time(self, 0, 0, 0, -1)

    def toordinal(self):
        """Return proleptic Gregorian ordinal. January 1 of year 1 is day 1."""
        return _ymd_to_ordinal(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        """Return date with new specified fields."""
        return _replaced(self, self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def __eq__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return _ymd(self) == _ymd(other)
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return _ymd(self) <= _ymd(other)
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return _ymd(self) < _ymd(other)
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return _ymd(self) >= _ymd(other)
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return _ymd(self) > _ymd(other)
        return NotImplemented

    def __hash__(self):
        return hash((self._year, self._month, self._day))

    def __add__(self, other):
        if isinstance(other, timedelta):
            return _moved(self, other._days)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return _moved(self, -other._days)
        if isinstance(other, date) and not isinstance(self, datetime) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def weekday(self):
        """Return the day of the week represented by the date. Monday == 0 ... Sunday == 6"""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """Return the day of the week represented by the date. Monday == 1 ... Sunday == 7"""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """Return a named tuple containing ISO year, week number, and weekday."""
        return IsoCalendarDate(*_iso_calendar(self._year, self._month, self._day))

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day)


def _small_int(n):
    n = _index(n)
    if not -2147483648 <= n <= 2147483647:
        raise ValueError('ISO calendar component out of range')
    return n


def _ymd(d):
    return d._year, d._month, d._day


def _class_name(obj):
    cls = type(obj)
    if cls.__module__ == 'datetime':
        return 'datetime.' + cls.__qualname__
    return cls.__qualname__ if cls.__module__ == 'builtins' else f'{cls.__module__}.{cls.__qualname__}'


def _struct_time(d, hour, minute, second, dst):
    from time import struct_time
    yearday = d.toordinal() - _ymd_to_ordinal(d._year, 1, 1) + 1
    return struct_time((d._year, d._month, d._day, hour, minute, second, d.weekday(), yearday, dst))


def _year_of(ordinal):
    """The year of a day that may lie outside the calendar."""
    eras, day = divmod(ordinal - 1, 146097)
    centuries = min(day // 36524, 3)
    quads, day = divmod(day - centuries * 36524, 1461)
    return eras * 400 + centuries * 100 + quads * 4 + min(day // 365, 3) + 1


def _kind(value):
    """How an error names what it got."""
    return 'None' if value is None else type(value).__name__


def _moved(day, days):
    """A date so many days later."""
    n = day.toordinal() + days
    if not 1 <= n <= _MAX_ORDINAL:
        raise OverflowError('date value out of range')
    return type(day).fromordinal(n)


def _moved_datetime(moment, us):
    """A datetime so many microseconds later on its own clock."""
    days, us = divmod(_local_us(moment) + us, _DAY_US)
    if not 1 <= days <= _MAX_ORDINAL:
        raise OverflowError('date value out of range')
    seconds, us = divmod(us, 1000000)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return type(moment)(*_ordinal_to_ymd(days), hour, minute, second, us, moment._tzinfo)


def _from_timestamp(t, to_microseconds):
    """Year to microsecond of a POSIX timestamp, in UTC; rounded half to even."""
    if isinstance(t, float):
        if t != t:
            raise ValueError('Invalid value NaN (not a number)')
        if t in (float('inf'), float('-inf')):
            raise OverflowError('timestamp out of range for platform time_t')
        if to_microseconds:
            whole = int(t // 1)
            us = round((t - whole) * 1e6)
            # Near the epoch's distance of today, the fraction is not exact: take it from the digits.
            us = round(t % 1 * 1e6) if abs(t) < 1 << 33 else us
            if us >= 1000000:
                whole += 1
                us -= 1000000
        else:
            whole, us = int(t // 1), 0
    else:
        if hasattr(t, '__index__'):
            whole, us = _index(t), 0
        elif hasattr(t, '__float__'):
            return _from_timestamp(float(t), to_microseconds)
        else:
            raise TypeError(f"'{type(t).__name__}' object cannot be interpreted as an integer")
    days, seconds = divmod(whole, 86400)
    ordinal = days + 719163
    if not 1 <= ordinal <= _MAX_ORDINAL:
        if not -67768040609740800 <= whole <= 67768036191676799:
            if -1 << 63 <= whole < 1 << 63:
                raise OSError(75, 'Value too large for defined data type')
            raise OverflowError('timestamp out of range for platform time_t')
        raise ValueError(f'year {_year_of(ordinal)} is out of range')
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return (*_ordinal_to_ymd(ordinal), hour, minute, second, us)


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


class time:
    """Time with optional time zone."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        self = object.__new__(cls)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    @classmethod
    def fromisoformat(cls, time_string, /):
        """Construct a time from a string in ISO 8601 format."""
        if not isinstance(time_string, str):
            raise TypeError('fromisoformat: argument must be str')
        fields = _parse_iso_time(time_string)
        if fields is None:
            raise _invalid_iso(time_string)
        return cls(*fields[:4], _zone_of(fields[4]))

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        return _compare_times(self, other, True) == 0

    def __le__(self, other):
        return _compare_times(self, other, False) <= 0 if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return _compare_times(self, other, False) < 0 if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return _compare_times(self, other, False) >= 0 if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return _compare_times(self, other, False) > 0 if isinstance(other, time) else NotImplemented

    def __hash__(self):
        t = self.replace(fold=0) if self._fold else self
        offset = t.utcoffset()
        us = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        if not offset:
            return hash((us,))
        return hash((us - _us(offset),))

    def __repr__(self):
        if self._microsecond:
            text = f', {self._second}, {self._microsecond}'
        elif self._second:
            text = f', {self._second}'
        else:
            text = ''
        return f'{_class_name(self)}({self._hour}, {self._minute}{text}{_zone_repr(self)})'

    def isoformat(self, timespec='auto'):
        """Return the time formatted according to ISO."""
        text = _format_hms(self, timespec)
        offset = self.utcoffset()
        return text if offset is None else text + _offset_text(offset)

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        """Format using strftime()."""
        return _strftime(self, format, (1900, 1, 1), (self._hour, self._minute, self._second, self._microsecond))

    __format__ = date.__format__

    def utcoffset(self):
        """Return the timezone offset as timedelta, positive east of UTC."""
        return _call_offset(self._tzinfo, 'utcoffset', None)

    def tzname(self):
        """Return the timezone name."""
        return _call_tzname(self._tzinfo, None)

    def dst(self):
        """Return self.tzinfo.dst(self)."""
        return _call_offset(self._tzinfo, 'dst', None)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """Return time with new specified fields."""
        return _replaced(self, self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def __reduce_ex__(self, protocol):
        args = (self._hour, self._minute, self._second, self._microsecond, self._tzinfo)
        if self._fold:
            return _with_fold, (self.__class__, args)
        return self.__class__, args

    def __reduce__(self):
        return self.__reduce_ex__(2)


def _with_fold(cls, args):
    return cls(*args, fold=1)


def _zone_repr(obj):
    zone = '' if obj._tzinfo is None else f', tzinfo={obj._tzinfo!r}'
    fold = ', fold=1' if obj._fold else ''
    return fold + zone if isinstance(obj, datetime) else zone + fold


def _format_hms(t, timespec):
    if not isinstance(timespec, str):
        raise TypeError(f'isoformat() argument must be str, not {type(timespec).__name__}')
    if timespec == 'auto':
        timespec = 'microseconds' if t._microsecond else 'seconds'
    if timespec == 'seconds':
        return f'{t._hour:02d}:{t._minute:02d}:{t._second:02d}'
    if timespec == 'microseconds':
        return f'{t._hour:02d}:{t._minute:02d}:{t._second:02d}.{t._microsecond:06d}'
    if timespec == 'milliseconds':
        return f'{t._hour:02d}:{t._minute:02d}:{t._second:02d}.{t._microsecond // 1000:03d}'
    if timespec == 'minutes':
        return f'{t._hour:02d}:{t._minute:02d}'
    if timespec == 'hours':
        return f'{t._hour:02d}'
    raise ValueError('Unknown timespec value')


def _sign(a, b):
    return (a > b) - (a < b)


def _compare_times(a, b, equality):
    mine = (a._hour, a._minute, a._second, a._microsecond)
    others = (b._hour, b._minute, b._second, b._microsecond)
    if a._tzinfo is b._tzinfo:
        return _sign(mine, others)
    x, y = a.utcoffset(), b.utcoffset()
    if x == y:
        return _sign(mine, others)
    if x is None or y is None:
        if equality:
            return 2
        raise TypeError("can't compare offset-naive and offset-aware times")
    return _sign(_time_us(a) - _us(x), _time_us(b) - _us(y))


def _time_us(t):
    return ((t._hour * 60 + t._minute) * 60 + t._second) * 1000000 + t._microsecond


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
_time_class = time
_tzinfo_class = tzinfo


class datetime(date):
    """The date and the time of day, with optional time zone."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        year, month, day, *_ = _c_ints(year, month, day, hour, minute, second, microsecond, fold)
        _check_date(year, month, day)
        hour, minute, second, microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour = time.hour
    minute = time.minute
    second = time.second
    microsecond = time.microsecond
    tzinfo = time.tzinfo
    fold = time.fold

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """Construct a datetime from a POSIX timestamp (like time.time())."""
        _check_tzinfo(tz)
        result = cls(*_from_timestamp(timestamp, True), tz)
        return result if tz is None else tz.fromutc(result)

    @classmethod
    def utcfromtimestamp(cls, t, /):
        """Construct a naive UTC datetime from a POSIX timestamp."""
        import warnings
        warnings.warn('datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future '
                      'version. Use timezone-aware objects to represent datetimes in UTC: '
                      'datetime.datetime.fromtimestamp(timestamp, datetime.UTC).', DeprecationWarning, stacklevel=2)
        return cls(*_from_timestamp(t, True))

    @classmethod
    def now(cls, tz=None):
        """Returns new datetime object representing current time local to tz."""
        if tz is not None and not isinstance(tz, tzinfo):
            raise TypeError(f'tzinfo argument must be None or of a tzinfo subclass, not type {type(tz).__name__!r}')
        return cls.fromtimestamp(_clock.wall(), tz)

    @classmethod
    def utcnow(cls):
        """Return a new datetime representing UTC day and time."""
        import warnings
        warnings.warn('datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use '
                      'timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).',
                      DeprecationWarning, stacklevel=2)
        return cls(*_from_timestamp(_clock.wall(), True))

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """Construct a datetime from a given date and a given time."""
        if not isinstance(date, _date_class):
            raise TypeError(f'combine() argument 1 must be datetime.date, not {type(date).__name__}')
        if not isinstance(time, _time_class):
            raise TypeError(f'combine() argument 2 must be datetime.time, not {type(time).__name__}')
        if tzinfo is True:
            tzinfo = time._tzinfo
        return cls(date._year, date._month, date._day, time._hour, time._minute, time._second, time._microsecond,
                   tzinfo, fold=time._fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        """Construct a datetime from a string in one of the ISO 8601 formats."""
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        fields = _parse_iso_datetime(date_string)
        if fields is None:
            raise _invalid_iso(date_string)
        return cls(*fields[:7], _zone_of(fields[7]))

    @classmethod
    def strptime(cls, /, *args):
        """string, format -> new datetime parsed from a string (like time.strptime())."""
        if len(args) != 2:
            raise TypeError(f'strptime() takes exactly 2 arguments ({len(args)} given)')
        date_string, format = args
        for i, arg in enumerate((date_string, format)):
            if not isinstance(arg, str):
                raise TypeError(f'strptime() argument {i + 1} must be str, not {type(arg).__name__}')
        f = _parse_time(date_string, format)
        if isinstance(f, str):
            from re import PatternError
            raise PatternError(f)
        offset = f[9]
        zone = None
        if offset is not None:
            delta = _new_delta(timedelta, offset)
            zone = timezone(delta, f[10]) if f[10] else timezone(delta)
        return cls(*f[:7], zone)

    def timetuple(self):
        """Return local time tuple compatible with time.localtime()."""
        dst = self.dst()
        dst = -1 if dst is None else 1 if dst else 0
        return _struct_time(self, self._hour, self._minute, self._second, dst)

    def timestamp(self):
        """Return POSIX timestamp as float."""
        if self._tzinfo is None:
            return (_local_us(self) - _EPOCH_US) / 1000000
        return (self - _EPOCH).total_seconds()

    def utctimetuple(self):
        """Return UTC time tuple, compatible with time.localtime()."""
        offset = self.utcoffset()
        d = self if not offset else self - offset
        return _struct_time(d, d._hour, d._minute, d._second, 0)

    def date(self):
        """Return date object with same year, month and day."""
        return _date_class(self._year, self._month, self._day)

    def time(self):
        """Return time object with same time but with tzinfo=None."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """Return time object with same time and tzinfo."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        """Return datetime with new specified fields."""
        return _replaced(self, self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day, self._hour if hour is None else hour,
                          self._minute if minute is None else minute, self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def astimezone(self, tz=None):
        """tz -> convert to local time in new timezone tz"""
        if tz is None:
            tz = _local_zone
        elif not isinstance(tz, _tzinfo_class):
            raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")
        mine = self._tzinfo
        offset = None
        if mine is tz:
            return self
        if mine is not None:
            offset = _call_offset(mine, 'utcoffset', self)
        if offset is None:
            # A naive datetime is in local time, which is UTC. What may be a day away has to be a date.
            if (self._month, self._day) == (1, 1) and self._year == MINYEAR:
                raise ValueError('year 0 is out of range')
            if (self._month, self._day) == (12, 31) and self._year == MAXYEAR:
                raise ValueError('year 10000 is out of range')
            offset = timedelta(0)
        utc = (self - offset).replace(tzinfo=tz)
        return tz.fromutc(utc)

    def ctime(self):
        """Return ctime() style string."""
        return (f'{_DAY_NAMES[self.weekday()]} {_MONTH_NAMES[self._month - 1]} {self._day:2d} '
                f'{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}')

    def strftime(self, format):
        """Format using strftime()."""
        return _strftime(self, format, (self._year, self._month, self._day),
                         (self._hour, self._minute, self._second, self._microsecond))

    def isoformat(self, sep='T', timespec='auto'):
        """Return string in ISO 8601 format, YYYY-MM-DDTHH:MM:SS[.mmm[uuu]][+HH:MM]."""
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError(f'isoformat() argument 1 must be a unicode character, not {_kind(sep)}')
        text = f'{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}{_format_hms(self, timespec)}'
        offset = self.utcoffset()
        return text if offset is None else text + _offset_text(offset)

    def __repr__(self):
        fields = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        if fields[-1] == 0:
            del fields[-1]
            if fields[-1] == 0:
                del fields[-1]
        return f'{_class_name(self)}({", ".join([str(f) for f in fields])}{_zone_repr(self)})'

    def __str__(self):
        return self.isoformat(sep=' ')

    def utcoffset(self):
        """Return the timezone offset as timedelta positive east of UTC."""
        return _call_offset(self._tzinfo, 'utcoffset', self)

    def tzname(self):
        """Return the timezone name."""
        return _call_tzname(self._tzinfo, self)

    def dst(self):
        """Return self.tzinfo.dst(self)."""
        return _call_offset(self._tzinfo, 'dst', self)

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return _compare_datetimes(self, other, True) == 0

    def __le__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return _compare_datetimes(self, other, False) <= 0

    def __lt__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return _compare_datetimes(self, other, False) < 0

    def __ge__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return _compare_datetimes(self, other, False) >= 0

    def __gt__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return _compare_datetimes(self, other, False) > 0

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _moved_datetime(self, _us(other))

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, datetime):
            if isinstance(other, timedelta):
                return _moved_datetime(self, -_us(other))
            return NotImplemented
        difference = _new_delta(timedelta, _local_us(self) - _local_us(other))
        if self._tzinfo is other._tzinfo:
            return difference
        mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return difference
        if mine is None or theirs is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return difference + theirs - mine

    def __hash__(self):
        t = self.replace(fold=0) if self._fold else self
        offset = t.utcoffset()
        us = _local_us(self)
        return hash((us if offset is None else us - _us(offset), offset is None))

    def __reduce_ex__(self, protocol):
        args = (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond,
                self._tzinfo)
        if self._fold:
            return _with_fold, (self.__class__, args)
        return self.__class__, args

    def __reduce__(self):
        return self.__reduce_ex__(2)


_date_class = date


def _local_us(dt):
    """Microseconds from day 0 on, of the wall clock."""
    return (dt.toordinal() * 86400 + dt._hour * 3600 + dt._minute * 60 + dt._second) * 1000000 + dt._microsecond


def _fields(dt):
    return dt._year, dt._month, dt._day, dt._hour, dt._minute, dt._second, dt._microsecond


def _compare_datetimes(a, b, equality):
    if a._tzinfo is b._tzinfo:
        return _sign(_fields(a), _fields(b))
    x, y = a.utcoffset(), b.utcoffset()
    if equality:
        # In the hour that comes twice, nothing equals a time of another zone.
        if x != a.replace(fold=not a._fold).utcoffset() or y != b.replace(fold=not b._fold).utcoffset():
            return 2
    if x == y:
        return _sign(_fields(a), _fields(b))
    if x is None or y is None:
        if equality:
            return 2
        raise TypeError("can't compare offset-naive and offset-aware datetimes")
    return _sign(_local_us(a) - _us(x), _local_us(b) - _us(y))


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_EPOCH_US = 719163 * _DAY_US
_local_zone = timezone(timedelta(0), 'UTC')

_native_names = ('date function', 'datetime function', 'time function', 'timedelta __new__', 'timezone', 'tzinfo')
