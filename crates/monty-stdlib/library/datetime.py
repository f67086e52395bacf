"""Dates, times and what lies between them."""

__all__ = ('date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR', 'UTC')

import _clock
from _datetime_delta import _delta_of_any, _held, _offset_text, timedelta, timezone, tzinfo
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


def _strftime_zoned(obj, format):
    """The zone is asked only if the format does."""
    offset = zone = None
    if '%z' in format or '%:z' in format:
        offset = obj.utcoffset() if hasattr(obj, 'utcoffset') else None
    if '%Z' in format:
        zone = obj.tzname() if hasattr(obj, 'tzname') else None
    ymd = _ymd(obj) if isinstance(obj, date) else (1900, 1, 1)
    hms = _hms(obj) if isinstance(obj, (datetime, time)) else (0, 0, 0, 0)
    return _format_time(format, *ymd, *hms, None if offset is None else _us(offset), zone or '')


def _slow(which, *args):
    """What native code leaves: other numbers than ints, and zones that are to be asked."""
    if which == 0:
        return _delta_of_any(*args)
    if which == 1:
        # The zone of an offset in microseconds.
        return timezone(_new_delta(timedelta, args[0]))
    if which == 2:
        return _subtract_zoned(*args)
    if which == 3:
        return _compare_datetimes(*args, True) == 0
    if which == 8:
        return _strftime_zoned(*args)
    order = _compare_datetimes(*args, False)
    return order < 0 if which == 4 else order <= 0 if which == 5 else order > 0 if which == 6 else order >= 0


_datetime_setup(6, _slow)


@_held(0, '_days', 1)
class date:
    """Concrete date type."""

    # Its ordinal.
    __slots__ = ('_days',)

    def __new__(cls, year, month, day):
        return _new_date(cls, year, month, day)

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
        return _date_of_ordinal(cls, n)

    @classmethod
    def fromisoformat(cls, date_string, /):
        """Construct a date from a string in ISO 8601 format."""
        return _date_of_iso(cls, date_string)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """Construct a date from the ISO year, week number and weekday."""
        return cls(*_from_iso_calendar(_small_int(year), _small_int(week), _small_int(day)))

    year = property(_year)
    month = property(_month)
    day = property(_day)

    def ctime(self):
        """Return ctime() style string."""
        year, month, day = _ymd(self)
        return f'{_DAY_NAMES[self.weekday()]} {_MONTH_NAMES[month - 1]} {day:2d} 00:00:00 {year:04d}'

    def strftime(self, format):
        """Format using strftime()."""
        return _strftime(self, format)

    def __format__(self, format_spec, /):
        if not isinstance(format_spec, str):
            raise TypeError(f'__format__() argument 1 must be str, not {type(format_spec).__name__}')
        return self.strftime(format_spec) if format_spec else str(self)

    def isoformat(self):
        """Return string in ISO 8601 format, YYYY-MM-DD."""
        return _date_iso(self)

    __str__ = isoformat

    def __repr__(self):
        return f'{_class_name(self)}{_ymd(self)}'

    def timetuple(self):
        """Return local time tuple compatible with time.localtime()."""
        return _struct_time(self, 0, 0, 0, -1)

    def toordinal(self):
        """Return proleptic Gregorian ordinal. January 1 of year 1 is day 1."""
        return self._days

    def replace(self, year=None, month=None, day=None):
        """Return date with new specified fields."""
        fields = _ymd(self)
        return _replaced(self, fields[0] if year is None else year, fields[1] if month is None else month,
                          fields[2] if day is None else day)

    __replace__ = replace

    __eq__ = _date_eq
    __lt__ = _date_lt
    __le__ = _date_le
    __gt__ = _date_gt
    __ge__ = _date_ge

    __hash__ = _date_hash

    __add__ = __radd__ = _date_add
    __sub__ = _date_sub

    def weekday(self):
        """Return the day of the week represented by the date. Monday == 0 ... Sunday == 6"""
        return _weekday(self)

    def isoweekday(self):
        """Return the day of the week represented by the date. Monday == 1 ... Sunday == 7"""
        return _weekday(self) + 1

    def isocalendar(self):
        """Return a named tuple containing ISO year, week number, and weekday."""
        return IsoCalendarDate(*_iso_calendar(*_ymd(self)))

    def __reduce__(self):
        return self.__class__, _ymd(self)


def _small_int(n):
    n = _index(n)
    if not -2147483648 <= n <= 2147483647:
        raise ValueError('ISO calendar component out of range')
    return n


def _class_name(obj):
    cls = type(obj)
    return 'datetime.' + cls.__name__ if cls.__module__ == 'datetime' else cls.__name__


def _struct_time(d, hour, minute, second, dst):
    from time import struct_time
    return struct_time((*_ymd(d), hour, minute, second, d.weekday(), _yearday(d), dst))


def _year_of(ordinal):
    """The year of a day that may lie outside the calendar."""
    eras, day = divmod(ordinal - 1, 146097)
    centuries = min(day // 36524, 3)
    quads, day = divmod(day - centuries * 36524, 1461)
    return eras * 400 + centuries * 100 + quads * 4 + min(day // 365, 3) + 1


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


@_held(1, '_us', 0, '_tzinfo', None, '_fold', 0)
class time:
    """Time with optional time zone."""

    # Microseconds of the day; the zone or None; 1 for the second of two equal times.
    __slots__ = ('_us', '_tzinfo', '_fold')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        return _new_time(cls, hour, minute, second, microsecond, tzinfo, fold)

    @classmethod
    def fromisoformat(cls, time_string, /):
        """Construct a time from a string in ISO 8601 format."""
        return _time_of_iso(cls, time_string)

    hour = property(_hour)
    minute = property(_minute)
    second = property(_second)
    microsecond = property(_microsecond)

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
        return hash((self._us - _us(offset) if offset else self._us,))

    def __repr__(self):
        hour, minute, second, us = _hms(self)
        text = f', {second}, {us}' if us else f', {second}' if second else ''
        return f'{_class_name(self)}({hour}, {minute}{text}{_zone_repr(self)})'

    def isoformat(self, timespec='auto'):
        """Return the time formatted according to ISO."""
        text = _time_iso(self, timespec)
        offset = self.utcoffset()
        return text if offset is None else text + _offset_text(offset)

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        """Format using strftime()."""
        return _strftime(self, format)

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
        fields = _hms(self)
        return _replaced(self, fields[0] if hour is None else hour, fields[1] if minute is None else minute,
                          fields[2] if second is None else second, fields[3] if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def __reduce_ex__(self, protocol):
        args = (*_hms(self), self._tzinfo)
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


def _sign(a, b):
    return (a > b) - (a < b)


def _compare_times(a, b, equality):
    if a._tzinfo is b._tzinfo:
        return _sign(a._us, b._us)
    x, y = a.utcoffset(), b.utcoffset()
    if x == y:
        return _sign(a._us, b._us)
    if x is None or y is None:
        if equality:
            return 2
        raise TypeError("can't compare offset-naive and offset-aware times")
    return _sign(a._us - _us(x), b._us - _us(y))


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
_time_class = time
_tzinfo_class = tzinfo


@_held(2, '_days', 1, '_us', 0, '_tzinfo', None, '_fold', 0)
class datetime(date):
    """The date and the time of day, with optional time zone."""

    # As those of a time, after the day's ordinal.
    __slots__ = ('_us', '_tzinfo', '_fold')

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        return _new_datetime(cls, year, month, day, hour, minute, second, microsecond, tzinfo, fold)

    hour = time.hour
    minute = time.minute
    second = time.second
    microsecond = time.microsecond
    tzinfo = time.tzinfo
    fold = time.fold

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """Construct a datetime from a POSIX timestamp (like time.time())."""
        if tz is not None and not isinstance(tz, _tzinfo_class):
            raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")
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
        return cls(*_ymd(date), *_hms(time), tzinfo, fold=time._fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        """Construct a datetime from a string in one of the ISO 8601 formats."""
        return _datetime_of_iso(cls, date_string)

    @classmethod
    def strptime(cls, /, *args):
        """string, format -> new datetime parsed from a string (like time.strptime())."""
        if len(args) != 2:
            raise TypeError(f'strptime() takes exactly 2 arguments ({len(args)} given)')
        found = _datetime_of_text(cls, *args)
        if type(found) is str:
            from re import PatternError
            raise PatternError(found)
        if type(found) is not tuple:
            return found
        naive, offset, name = found
        delta = _new_delta(timedelta, offset)
        return cls(*_fields(naive), timezone(delta, name) if name else timezone(delta))

    def timetuple(self):
        """Return local time tuple compatible with time.localtime()."""
        dst = self.dst()
        dst = -1 if dst is None else 1 if dst else 0
        return _struct_time(self, *_hms(self)[:3], dst)

    def timestamp(self):
        """Return POSIX timestamp as float."""
        if self._tzinfo is None:
            # Local time is compared with that a day before, or after for the second of two hours.
            if not 1 <= self._days + (1 if self._fold else -1) <= _MAX_ORDINAL:
                raise ValueError(f'year {10000 if self._fold else 0} is out of range')
            return (_local_us(self) - _EPOCH_US) / 1000000
        return (self - _EPOCH).total_seconds()

    def utctimetuple(self):
        """Return UTC time tuple, compatible with time.localtime()."""
        offset = self.utcoffset()
        d = self if not offset else self - offset
        return _struct_time(d, *_hms(d)[:3], 0)

    def date(self):
        """Return date object with same year, month and day."""
        return _date_of_ordinal(_date_class, self._days)

    def time(self):
        """Return time object with same time but with tzinfo=None."""
        return _time_class(*_hms(self), fold=self._fold)

    def timetz(self):
        """Return time object with same time and tzinfo."""
        return _time_class(*_hms(self), self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        """Return datetime with new specified fields."""
        fields = _fields(self)
        return _replaced(self, fields[0] if year is None else year, fields[1] if month is None else month,
                          fields[2] if day is None else day, fields[3] if hour is None else hour,
                          fields[4] if minute is None else minute, fields[5] if second is None else second,
                          fields[6] if microsecond is None else microsecond,
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
            if _ymd(self) == (MINYEAR, 1, 1):
                raise ValueError('year 0 is out of range')
            if _ymd(self) == (MAXYEAR, 12, 31):
                raise ValueError('year 10000 is out of range')
            offset = timedelta(0)
        utc = (self - offset).replace(tzinfo=tz)
        return tz.fromutc(utc)

    def ctime(self):
        """Return ctime() style string."""
        year, month, day, hour, minute, second, _ = _fields(self)
        return (f'{_DAY_NAMES[self.weekday()]} {_MONTH_NAMES[month - 1]} {day:2d} '
                f'{hour:02d}:{minute:02d}:{second:02d} {year:04d}')

    def strftime(self, format):
        """Format using strftime()."""
        return _strftime(self, format)

    def isoformat(self, sep='T', timespec='auto'):
        """Return string in ISO 8601 format, YYYY-MM-DDTHH:MM:SS[.mmm[uuu]][+HH:MM]."""
        text = _datetime_iso(self, sep, timespec)
        if self._tzinfo is None and type(self) is datetime:
            return text
        offset = self.utcoffset()
        return text if offset is None else text + _offset_text(offset)

    def __repr__(self):
        fields = list(_fields(self))
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

    __eq__ = _datetime_eq
    __lt__ = _datetime_lt
    __le__ = _datetime_le
    __gt__ = _datetime_gt
    __ge__ = _datetime_ge
    __add__ = __radd__ = _datetime_add
    __sub__ = _datetime_sub

    __hash__ = _datetime_hash

    def _hash(self):
        t = self.replace(fold=0) if self._fold else self
        offset = t.utcoffset()
        us = _local_us(self)
        return hash((us if offset is None else us - _us(offset), offset is None))

    def __reduce_ex__(self, protocol):
        args = (*_fields(self), self._tzinfo)
        if self._fold:
            return _with_fold, (self.__class__, args)
        return self.__class__, args

    def __reduce__(self):
        return self.__reduce_ex__(2)


_date_class = date


def _subtract_zoned(a, b):
    """The difference of moments of two zones."""
    difference = _new_delta(timedelta, _local_us(a) - _local_us(b))
    mine, theirs = a.utcoffset(), b.utcoffset()
    if mine == theirs:
        return difference
    if mine is None or theirs is None:
        raise TypeError("can't subtract offset-naive and offset-aware datetimes")
    return difference + theirs - mine


def _compare_datetimes(a, b, equality):
    x, y = a.utcoffset(), b.utcoffset()
    if equality:
        # In the hour that comes twice, nothing equals a time of another zone.
        if x != a.replace(fold=not a._fold).utcoffset() or y != b.replace(fold=not b._fold).utcoffset():
            return 2
    if x == y:
        return _sign(_local_us(a), _local_us(b))
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
