"""Durations and zones: `timedelta`, `tzinfo`, `timezone`."""

_DAY_US = 86400 * 1000000


def _divide_and_round(a, b):
    """a / b rounded to the nearest integer, ties to even."""
    q, r = divmod(a, b)
    r *= 2
    greater = r > b if b > 0 else r < b
    if greater or r == b and q % 2 == 1:
        q += 1
    return q


def _held(place, *slots):
    """Show native code where the slots of a class stand, by an instance: names, each before its value."""
    def show(cls):
        self = object.__new__(cls)
        for i in range(0, len(slots), 2):
            setattr(self, slots[i], slots[i + 1])
        _datetime_setup(place, self)
        return cls
    return show


@_held(3, '_days', 0, '_seconds', 0, '_microseconds', 0)
class timedelta:
    """Difference between two datetime values."""

    __slots__ = ('_days', '_seconds', '_microseconds')

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        return _delta_of_parts(cls, days, seconds, microseconds, milliseconds, minutes, hours, weeks)

    @property
    def days(self):
        """Number of days."""
        return self._days

    @property
    def seconds(self):
        """Number of seconds (>= 0 and less than 1 day)."""
        return self._seconds

    @property
    def microseconds(self):
        """Number of microseconds (>= 0 and less than 1 second)."""
        return self._microseconds

    def total_seconds(self):
        """Total seconds in the duration."""
        return _us(self) / 1000000

    def __repr__(self):
        parts = []
        if self._days:
            parts.append(f'days={self._days}')
        if self._seconds:
            parts.append(f'seconds={self._seconds}')
        if self._microseconds:
            parts.append(f'microseconds={self._microseconds}')
        name = 'datetime.timedelta' if type(self) is timedelta else type(self).__name__
        return f'{name}({", ".join(parts) or "0"})'

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f'{hours}:{minutes:02d}:{seconds:02d}'
        if self._days:
            text = f'{self._days} day{"s" if abs(self._days) != 1 else ""}, {text}'
        if self._microseconds:
            text = f'{text}.{self._microseconds:06d}'
        return text

    __add__ = __radd__ = _delta_add
    __sub__ = _delta_sub
    __rsub__ = _delta_rsub

    def __neg__(self):
        return _new_delta(timedelta, -_us(self))

    def __pos__(self):
        return _new_delta(timedelta, _us(self))

    def __abs__(self):
        return _new_delta(timedelta, abs(_us(self)))

    def __mul__(self, other):
        if isinstance(other, int):
            return _new_delta(timedelta, _us(self) * int(other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _new_delta(timedelta, _divide_and_round(_us(self) * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return _us(self) // _us(other)
        if isinstance(other, int):
            return _new_delta(timedelta, _us(self) // int(other))
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return _us(self) / _us(other)
        if isinstance(other, int):
            return _new_delta(timedelta, _divide_and_round(_us(self), int(other)))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _new_delta(timedelta, _divide_and_round(b * _us(self), a))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return _new_delta(timedelta, _us(self) % _us(other))
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(_us(self), _us(other))
            return q, _new_delta(timedelta, r)
        return NotImplemented

    __eq__ = _delta_eq
    __lt__ = _delta_lt
    __le__ = _delta_le
    __gt__ = _delta_gt
    __ge__ = _delta_ge

    __hash__ = _delta_hash

    def __bool__(self):
        return self._days != 0 or self._seconds != 0 or self._microseconds != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


def _delta_of_any(cls, days, seconds, microseconds, milliseconds, minutes, hours, weeks):
    """A duration of parts that are not all ints."""
    total = 0
    leftover = 0.0
    for name, value, factor in (('microseconds', microseconds, 1), ('milliseconds', milliseconds, 1000),
                                ('seconds', seconds, 1000000), ('minutes', minutes, 60000000),
                                ('hours', hours, 3600000000), ('days', days, _DAY_US),
                                ('weeks', weeks, 7 * _DAY_US)):
        if isinstance(value, int):
            total += int(value) * factor
        elif isinstance(value, float):
            whole = int(value)
            total += whole * factor
            rest = value - whole
            if rest:
                rest *= factor
                whole = int(rest)
                total += whole
                leftover += rest - whole
        else:
            raise TypeError(f'unsupported type for timedelta {name} component: {type(value).__name__}')
    if leftover:
        rounded = round(leftover)
        if abs(rounded - leftover) == 0.5:
            # The tie goes to what makes the sum even.
            odd = total & 1
            rounded = 2 * round((leftover + odd) * 0.5) - odd
        total += int(rounded)
    return _new_delta(cls, total)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


def _held_zone(cls):
    return _datetime_setup(5, cls)


@_held_zone
class tzinfo:
    """Abstract base class for time zone info objects."""

    __slots__ = ()

    def tzname(self, dt):
        """datetime -> string name of time zone."""
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def utcoffset(self, dt):
        """datetime -> timedelta showing offset from UTC, negative values indicating West of UTC"""
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt):
        """datetime -> DST offset as timedelta positive east of UTC."""
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt):
        """datetime in UTC -> datetime in local time."""
        from datetime import datetime
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError('fromutc: non-None utcoffset() result required')
        dst = dt.dst()
        if dst is None:
            raise ValueError('fromutc: non-None dst() result required')
        delta = offset - dst
        if delta:
            dt += delta
            dst = dt.dst()
            if dst is None:
                raise ValueError('fromutc: tz.dst() gave inconsistent results; cannot convert')
        return dt + dst

    def __reduce__(self):
        getinitargs = getattr(self, '__getinitargs__', None)
        args = getinitargs() if getinitargs is not None else ()
        getstate = getattr(self, '__getstate__', None)
        state = getattr(self, '__dict__', None) or None
        if getstate is not None and type(self).__getstate__ is not getattr(object, '__getstate__', None):
            state = getstate()
        return self.__class__, args, state


_absent = object()


class timezone(tzinfo):
    """Fixed offset from UTC implementation of tzinfo."""

    __slots__ = ('_offset', '_name')

    def __new__(cls, offset, name=_absent):
        if not isinstance(offset, timedelta):
            raise TypeError(f'timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}')
        if name is _absent:
            if not offset and cls is timezone:
                return timezone.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError(f'timezone() argument 2 must be str, not {'None' if name is None else type(name).__name__}')
        if not -_DAY_US < _us(offset) < _DAY_US:
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                             f'timedelta(hours=24), not {offset!r}.')
        return _new_timezone(offset, name)

    def __init_subclass__(cls):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        if self._name is None:
            return f'datetime.timezone({self._offset!r})'
        return f'datetime.timezone({self._offset!r}, {self._name!r})'

    def __str__(self):
        return self.tzname(None)

    def _check(self, dt, name):
        from datetime import datetime
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f'{name}(dt) argument must be a datetime instance or None, not {type(dt).__name__}')

    def utcoffset(self, dt):
        """Return fixed offset."""
        self._check(dt, 'utcoffset')
        return self._offset

    def tzname(self, dt):
        """If name is specified when timezone is created, returns the name. Otherwise returns offset as 'UTC(+|-)HH:MM'."""
        self._check(dt, 'tzname')
        if self._name is not None:
            return self._name
        if not self._offset:
            return 'UTC'
        return 'UTC' + _offset_text(self._offset)

    def dst(self, dt):
        """Return None."""
        self._check(dt, 'dst')
        return None

    def fromutc(self, dt):
        """datetime in UTC -> datetime in local time."""
        from datetime import datetime
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime instance')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        return dt + self._offset

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __reduce__(self):
        return timezone, self.__getinitargs__()


def _new_timezone(offset, name):
    self = object.__new__(timezone)
    self._offset = offset
    self._name = name
    return self


def _offset_text(offset):
    """+HH:MM[:SS[.ffffff]]"""
    us = _us(offset)
    sign = '-' if us < 0 else '+'
    seconds, us = divmod(abs(us), 1000000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f'{sign}{hours:02d}:{minutes:02d}'
    if seconds or us:
        text += f':{seconds:02d}'
    if us:
        text += f'.{us:06d}'
    return text


timezone.utc = _datetime_setup(4, _new_timezone(timedelta(0), None))
timezone.min = _new_timezone(timedelta(minutes=-1439), None)
timezone.max = _new_timezone(timedelta(minutes=1439), None)
timedelta.__module__ = 'datetime'
tzinfo.__module__ = 'datetime'
timezone.__module__ = 'datetime'

# What CPython writes in C: see bind_library.rs.
_native_names = ('date function', 'datetime function', 'time function', 'timedelta __new__', 'timezone', 'tzinfo')
