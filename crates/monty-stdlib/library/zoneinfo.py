"""Time zones of the IANA database, which comes with Monty."""

from bisect import bisect_right
from datetime import date, datetime, timedelta, timezone, tzinfo

__all__ = ['ZoneInfo', 'reset_tzpath', 'available_timezones', 'TZPATH', 'ZoneInfoNotFoundError', 'InvalidTZPathWarning']

TZPATH = ()


class ZoneInfoNotFoundError(KeyError):
    """Exception raised when a ZoneInfo key is not found."""
    __module__ = 'zoneinfo._common'


class InvalidTZPathWarning(RuntimeWarning):
    """Warning raised if an invalid path is specified in PYTHONTZPATH."""


def reset_tzpath(to=None):
    """There is no search path: the zones come with Monty."""
    if to is not None:
        raise NotImplementedError('zoneinfo: there is no search path, the database comes with Monty')


def available_timezones():
    """Returns a set containing all available time zones."""
    return set(_zone_names())


class _Kind:
    """What holds between two transitions: offset from UTC, what of it is daylight saving, and the name."""

    __slots__ = ('offset', 'utcoffset', 'dst', 'name', 'is_dst')

    def __init__(self, offset, is_dst, name, dst=0):
        self.offset = offset
        self.utcoffset = timedelta(seconds=offset)
        self.dst = timedelta(seconds=dst)
        self.is_dst = is_dst
        self.name = name


class _Zone:
    """The rules of a zone: transitions in seconds since 1970, and what holds after the last one."""

    def __init__(self, data):
        if data[:4] != b'TZif':
            raise ValueError('Invalid TZif file: magic not found')
        counts = _counts(data, 0)
        if data[4] < 50:
            start, width = 44, 4
        else:
            start = 44 + _block_length(counts, 4)
            counts = _counts(data, start)
            start += 44
            width = 8
        _, _, leaps, times, types, chars = counts
        number = int.from_bytes
        self.utc = [number(data[i:i + width], 'big', signed=True)
                    for i in range(start, start + times * width, width)]
        at = start + times * width
        kinds_of = data[at:at + times]
        at += times
        names = data[at + 6 * types:at + 6 * types + chars]
        self.kinds = []
        for i in range(at, at + 6 * types, 6):
            name_at = data[i + 5]
            name = names[name_at:names.index(b'\0', name_at)].decode()
            self.kinds.append(_Kind(number(data[i:i + 4], 'big', signed=True), data[i + 4] != 0, name))
        _find_dst(self.kinds, kinds_of)
        self.after = [self.kinds[k] for k in kinds_of]
        plain = [k for k in self.kinds if not k.is_dst]
        self.before = plain[0] if plain else self.kinds[0]
        end = start + _block_length(counts, width)
        rule = data[end:].strip(b'\n').decode() if width == 8 else ''
        self.rule = _Rule(rule) if rule else None
        if self.rule is None and self.after:
            self.rule = _Rule.fixed(self.after[-1])
        elif self.rule is None:
            self.rule = _Rule.fixed(self.before)
        # The same times on the clock on the wall, as they are read before (fold 0) or after (fold 1).
        self.wall = [], []
        earlier = self.before.offset
        for t, kind in zip(self.utc, self.after):
            self.wall[0].append(t + max(earlier, kind.offset))
            self.wall[1].append(t + min(earlier, kind.offset))
            earlier = kind.offset

    def at_wall(self, dt):
        if not self.utc and self.rule.fixed_kind is not None:
            return self.rule.fixed_kind
        t = _seconds(dt)
        wall = self.wall[dt.fold]
        i = bisect_right(wall, t)
        if i >= len(wall):
            return self.rule.at_wall(t, dt.year, dt.fold)
        return self.after[i - 1] if i else self.before

    def from_utc(self, dt):
        """What holds at a time of UTC, and whether the clock shows this time again."""
        t = _seconds(dt)
        i = bisect_right(self.utc, t)
        if i >= len(self.utc):
            kind, since, earlier = self.rule.at_utc(t, dt.year)
            if i and (since is None or since < self.utc[-1]):
                since = self.utc[-1]
                earlier = self.after[i - 2] if i > 1 else self.before
            if since is None:
                return kind, False
        elif not i:
            return self.before, False
        else:
            kind, since = self.after[i - 1], self.utc[i - 1]
            earlier = self.after[i - 2] if i > 1 else self.before
        return kind, t - since < earlier.offset - kind.offset


def _counts(data, at):
    return [int.from_bytes(data[i:i + 4], 'big') for i in range(at + 20, at + 44, 4)]


def _block_length(counts, width):
    utc, std, leaps, times, types, chars = counts
    return times * (width + 1) + types * 6 + chars + leaps * (width + 4) + std + utc


def _find_dst(kinds, order):
    """How much of an offset is daylight saving: what it is more than the standard time next to it."""
    found = {}
    for neighbours in (zip(order, order[1:]), zip(order[1:], order)):
        for standard, saving in neighbours:
            a, b = kinds[standard], kinds[saving]
            if b.is_dst and not a.is_dst and not found.get(saving):
                found[saving] = b.offset - a.offset
    for i, kind in enumerate(kinds):
        if kind.is_dst:
            kind.dst = timedelta(seconds=found.get(i) or 3600)


_EPOCH = 719163


def _seconds(dt):
    return (dt.toordinal() - _EPOCH) * 86400 + dt.hour * 3600 + dt.minute * 60 + dt.second


class _Rule:
    """What the last part of a file says in the manner of the variable TZ: `CET-1CEST,M3.5.0,M10.5.0/3`."""

    def __init__(self, text):
        name, at = _zone_name(text, 0)
        offset, at = _clock(text, at)
        self.fixed_kind = self.std = _Kind(-offset, False, name)
        if at >= len(text):
            return
        self.fixed_kind = None
        name, at = _zone_name(text, at)
        saved = -offset + 3600
        if at < len(text) and text[at] != ',':
            saved, at = _clock(text, at)
            saved = -saved
        self.dst = _Kind(saved, True, name, saved + offset)
        start, end = text[at + 1:].split(',')
        self.start = _change(start)
        self.end = _change(end)

    @classmethod
    def fixed(cls, kind):
        self = object.__new__(cls)
        self.fixed_kind = self.std = kind
        return self

    def changes(self, year):
        """When daylight saving begins and ends, in seconds of the standard's and the saving's clock."""
        return self.start(year), self.end(year)

    def at_wall(self, t, year, fold):
        if self.fixed_kind is not None:
            return self.fixed_kind
        start, end = self.changes(year)
        gain = self.dst.offset - self.std.offset
        if gain >= 0:
            start += 0 if fold else gain
            end -= gain if fold else 0
        else:
            start -= 0 if not fold else -gain
            end += 0 if fold else -gain
        if start < end:
            return self.dst if start <= t < end else self.std
        return self.std if end <= t < start else self.dst

    def at_utc(self, t, year):
        """What holds, since when, and what held before."""
        if self.fixed_kind is not None:
            return self.fixed_kind, None, None
        events = []
        for y in (year - 1, year, year + 1):
            if 1 <= y <= 9999:
                start, end = self.changes(y)
                events.append((start - self.std.offset, self.dst, self.std))
                events.append((end - self.dst.offset, self.std, self.dst))
        events.sort(key=lambda event: event[0])
        past = [event for event in events if event[0] <= t]
        if not past:
            return events[0][2], None, None
        since, kind, earlier = past[-1]
        return kind, since, earlier


def _zone_name(text, at):
    if text[at] == '<':
        end = text.index('>', at)
        return text[at + 1:end], end + 1
    end = at
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[at:end], end


def _clock(text, at):
    """`[+-]h[h[h]][:mm[:ss]]` in seconds."""
    sign = 1
    if text[at] in '+-':
        sign = -1 if text[at] == '-' else 1
        at += 1
    end = at
    while end < len(text) and (text[end].isdigit() or text[end] == ':'):
        end += 1
    seconds = 0
    for part, unit in zip(text[at:end].split(':'), (3600, 60, 1)):
        seconds += int(part) * unit
    return sign * seconds, end


def _change(text):
    """A function from a year to the time of its change, in seconds of the clock that shows it."""
    day, _, clock = text.partition('/')
    seconds = _clock(clock, 0)[0] if clock else 7200
    if day[0] == 'M':
        month, week, weekday = [int(part) for part in day[1:].split('.')]

        def of_year(year):
            first = date(year, month, 1).toordinal()
            found = first + (weekday - first % 7) % 7 + 7 * (week - 1)
            if week == 5:
                following = date(year, month + 1, 1).toordinal() if month < 12 else first + 31
                if found >= following:
                    found -= 7
            return (found - _EPOCH) * 86400 + seconds
    elif day[0] == 'J':
        number = int(day[1:])

        def of_year(year):
            first = date(year, 1, 1).toordinal()
            leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
            return (first + number - 1 + (leap and number >= 60) - _EPOCH) * 86400 + seconds
    else:
        number = int(day)

        def of_year(year):
            return (date(year, 1, 1).toordinal() + number - _EPOCH) * 86400 + seconds
    return of_year


_cache = {}


class ZoneInfo(tzinfo):
    """A time zone of the IANA database."""

    def __new__(cls, key):
        if cls is ZoneInfo and type(key) is str and key in _cache:
            return _cache[key]
        self = cls.no_cache(key)
        if cls is ZoneInfo:
            _cache[key] = self
        return self

    @classmethod
    def no_cache(cls, key):
        """Get a new instance of ZoneInfo, bypassing the cache."""
        if not isinstance(key, str):
            raise TypeError(f'expected str, bytes or os.PathLike object, not {type(key).__name__}')
        if key.startswith('/') or '..' in key.split('/'):
            raise ValueError(f'ZoneInfo keys may not be absolute paths, got: {key}' if key.startswith('/') else
                             f'ZoneInfo keys must be normalized relative paths, got: {key}')
        data = _zone_data(key)
        if data is None:
            raise ZoneInfoNotFoundError(f'No time zone found with key {key}')
        self = tzinfo.__new__(cls)
        self._key = key
        self._zone = _Zone(data)
        self._from_file = False
        return self

    @classmethod
    def from_file(cls, fobj, /, key=None):
        """Create a ZoneInfo file from a file object."""
        self = tzinfo.__new__(cls)
        self._key = key
        self._zone = _Zone(fobj.read())
        self._from_file = True
        return self

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        """Clear the ZoneInfo cache."""
        if only_keys is None:
            _cache.clear()
        else:
            for key in only_keys:
                _cache.pop(key, None)

    @property
    def key(self):
        return self._key

    def utcoffset(self, dt, /):
        """Retrieve a timedelta representing the UTC offset in a zone at the given datetime."""
        kind = self._kind(dt)
        return None if kind is None else kind.utcoffset

    def dst(self, dt, /):
        """Retrieve a timedelta representing the amount of DST applied in a zone at the given datetime."""
        kind = self._kind(dt)
        return None if kind is None else kind.dst

    def tzname(self, dt, /):
        """Retrieve a string containing the abbreviation for the time zone that applies in a zone."""
        kind = self._kind(dt)
        return None if kind is None else kind.name

    def _kind(self, dt):
        if dt is None:
            return self._zone.rule.fixed_kind if not self._zone.utc else None
        return self._zone.at_wall(dt)

    def fromutc(self, dt, /):
        """Given a datetime with local time in UTC, retrieve an adjusted datetime in local time."""
        if not isinstance(dt, datetime):
            raise TypeError('fromutc() requires a datetime argument')
        if dt.tzinfo is not self:
            raise ValueError('dt.tzinfo is not self')
        kind, again = self._zone.from_utc(dt)
        local = dt + kind.utcoffset
        return local.replace(fold=1) if again else local

    def __repr__(self):
        if self._key is not None:
            return f'{type(self).__module__}.{type(self).__qualname__}(key={self._key!r})'
        return f'{type(self).__module__}.{type(self).__qualname__}.from_file(...)'

    def __str__(self):
        return self._key if self._key is not None else repr(self)

    def __reduce__(self):
        if self._from_file:
            raise TypeError('Cannot pickle a ZoneInfo file created from a file stream.')
        return type(self), (self._key,)
