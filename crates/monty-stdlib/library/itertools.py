"""Iterators that build on iterators."""

__all__ = ('accumulate', 'batched', 'chain', 'combinations', 'combinations_with_replacement', 'compress', 'count',
           'cycle', 'dropwhile', 'filterfalse', 'groupby', 'islice', 'pairwise', 'permutations', 'product', 'repeat',
           'starmap', 'takewhile', 'tee', 'zip_longest')

# Each is a class, as in CPython: its instances are its own iterators over a generator that does the work.

_missing = object()


class _Iterator:
    __slots__ = ('_next', '__weakref__')

    def __iter__(self):
        return self

    def __next__(self):
        return self._next()


class accumulate(_Iterator):
    """Running totals, or the running results of a function of two arguments."""

    __slots__ = ()

    def __init__(self, iterable, func=None, *, initial=None):
        self._next = _accumulate(iter(iterable), func, initial).__next__


def _accumulate(it, func, initial):
    total = initial
    if initial is None:
        for total in it:
            break
        else:
            return
    yield total
    if func is None:
        for item in it:
            total = total + item
            yield total
    else:
        for item in it:
            total = func(total, item)
            yield total


class batched(_Iterator):
    """Tuples of n items; the last may be shorter."""

    __slots__ = ()

    def __init__(self, iterable, n, *, strict=False):
        n = _index(n)
        if n < 1:
            raise ValueError('n must be at least one')
        self._next = _batched(iter(iterable), n, strict).__next__


def _index(n):
    return n if type(n) is int else n.__index__() if hasattr(n, '__index__') else range(n)


def _batched(it, n, strict):
    batch = []
    for item in it:
        batch.append(item)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        if strict:
            raise ValueError('batched(): incomplete batch')
        yield tuple(batch)


class chain(_Iterator):
    """The items of the first iterable, then those of the next …"""

    __slots__ = ()

    def __init__(self, /, *iterables):
        self._next = _chain(iter(iterables)).__next__

    @classmethod
    def from_iterable(cls, iterable, /):
        """Alternative chain() constructor taking a single iterable argument that evaluates lazily."""
        self = cls()
        self._next = _chain(iter(iterable)).__next__
        return self

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def _chain(iterables):
    for iterable in iterables:
        for item in iterable:
            yield item


class combinations(_Iterator):
    """Tuples of r items in the order of the iterable, without repeats."""

    __slots__ = ()

    def __init__(self, iterable, r):
        pool = tuple(iterable)
        r = _index(r)
        if r < 0:
            raise ValueError('r must be non-negative')
        self._next = _combinations(pool, r).__next__


def _combinations(pool, r):
    n = len(pool)
    if r > n:
        return
    places = list(range(r))
    last = n - r
    yield pool[:r]
    while True:
        i = r - 1
        while i >= 0 and places[i] == i + last:
            i -= 1
        if i < 0:
            return
        place = places[i] + 1
        while i < r:
            places[i] = place
            place += 1
            i += 1
        yield tuple([pool[p] for p in places])


class combinations_with_replacement(_Iterator):
    """Tuples of r items in the order of the iterable; an item may come again."""

    __slots__ = ()

    def __init__(self, iterable, r):
        pool = tuple(iterable)
        r = _index(r)
        if r < 0:
            raise ValueError('r must be non-negative')
        self._next = _combinations_with_replacement(pool, r).__next__


def _combinations_with_replacement(pool, r):
    n = len(pool)
    if not n and r:
        return
    places = [0] * r
    yield tuple([pool[0]] * r) if r else ()
    while True:
        i = r - 1
        while i >= 0 and places[i] == n - 1:
            i -= 1
        if i < 0:
            return
        places[i:] = [places[i] + 1] * (r - i)
        yield tuple([pool[p] for p in places])


class compress(_Iterator):
    """The items whose selector is true."""

    __slots__ = ()

    def __init__(self, data, selectors):
        self._next = _compress(iter(data), iter(selectors)).__next__


def _compress(data, selectors):
    for item, selected in zip(data, selectors):
        if selected:
            yield item


class count:
    """start, start + step, start + 2 * step …"""

    __slots__ = ('_value', '_step', '__weakref__')

    def __init__(self, start=0, step=1):
        if not (hasattr(start, '__add__') and hasattr(start, '__sub__')) or isinstance(start, (str, list, tuple)) \
                or isinstance(step, (str, list, tuple)) or not hasattr(step, '__add__'):
            raise TypeError('a number is required')
        self._value = start
        self._step = step

    def __iter__(self):
        return self

    def __next__(self):
        value = self._value
        self._value = value + self._step
        return value

    def __repr__(self):
        if type(self._step) is int and self._step == 1:
            # What CPython shows of a count that no C integer holds.
            return 'count(<NULL>)' if self._value == 0x7fffffffffffffff else f'count({self._value!r})'
        return f'count({self._value!r}, {self._step!r})'


class cycle(_Iterator):
    """The items, again and again."""

    __slots__ = ()

    def __init__(self, iterable, /):
        self._next = _cycle(iter(iterable)).__next__


def _cycle(it):
    seen = []
    for item in it:
        seen.append(item)
        yield item
    while seen:
        for item in seen:
            yield item


class dropwhile(_Iterator):
    """The items from the first one on for which the predicate is false."""

    __slots__ = ()

    def __init__(self, predicate, iterable, /):
        self._next = _dropwhile(predicate, iter(iterable)).__next__


def _dropwhile(predicate, it):
    for item in it:
        if not predicate(item):
            yield item
            break
    for item in it:
        yield item


class filterfalse(_Iterator):
    """The items for which the function is false."""

    __slots__ = ()

    def __init__(self, function, iterable, /):
        self._next = _filterfalse(bool if function is None else function, iter(iterable)).__next__


def _filterfalse(function, it):
    for item in it:
        if not function(item):
            yield item


class groupby:
    """Pairs of a key and an iterator over the neighbouring items that have it."""

    __slots__ = ('_it', '_key', '_current_key', '_current', '_target', '_group', '__weakref__')

    def __init__(self, iterable, key=None):
        self._it = iter(iterable)
        self._key = key
        self._target = self._current_key = self._current = _missing
        self._group = None

    def __iter__(self):
        return self

    def _advance(self):
        value = next(self._it)
        self._current_key = value if self._key is None else self._key(value)
        self._current = value

    def __next__(self):
        self._group = None
        while True:
            if self._current_key is _missing:
                pass
            elif self._target is _missing:
                break
            elif not (self._current_key is self._target or self._current_key == self._target):
                break
            self._advance()
        key = self._target = self._current_key
        self._group = group = _groups(self, key)
        return key, group


def _groups(parent, target):
    return _grouper(parent, target)


class _grouper:
    __slots__ = ('_parent', '_target')

    def __init__(self, parent, target):
        self._parent = parent
        self._target = target

    def __iter__(self):
        return self

    def __next__(self):
        parent = self._parent
        if parent._group is not self:
            raise StopIteration
        if parent._current is _missing:
            parent._advance()
        key = parent._current_key
        if not (self._target is key or self._target == key):
            raise StopIteration
        value = parent._current
        parent._current = _missing
        return value


class islice(_Iterator):
    """A slice of an iterable."""

    __slots__ = ()

    def __init__(self, iterable, /, *args):
        if not args or len(args) > 3:
            n = len(args) + 1
            bound, limit = ('least', 2) if n < 2 else ('most', 4)
            raise TypeError(f'islice expected at {bound} {limit} arguments, got {n}')
        start, step = 0, 1
        if len(args) == 1:
            stop = _slice_bound(args[0], 'Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.',
                                None)
        else:
            message = 'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.'
            start = _slice_bound(args[0], message, 0)
            stop = _slice_bound(args[1], 'Stop argument for islice() must be None or an integer: '
                                         '0 <= x <= sys.maxsize.', None)
            if len(args) == 3:
                step = _slice_bound(args[2], 'Step for islice() must be a positive integer or None.', 1)
                if step < 1:
                    raise ValueError('Step for islice() must be a positive integer or None.')
        self._next = _islice(iter(iterable), start, stop, step).__next__


def _slice_bound(value, message, default):
    if value is None:
        return default
    if type(value) is not int:
        if not hasattr(value, '__index__'):
            raise ValueError(message)
        value = value.__index__()
    if not 0 <= value <= 9223372036854775807:
        raise ValueError(message)
    return value


def _islice(it, start, stop, step):
    position = 0
    if stop is None:
        stop = 1 << 63
    # Items before the first wanted one, and after the last wanted one up to the stop, are consumed.
    if start < stop:
        if start:
            for _ in it:
                position += 1
                if position == start:
                    break
            else:
                return
        if step == 1:
            if position < stop:
                for item in it:
                    yield item
                    position += 1
                    if position >= stop:
                        return
            return
        wanted = start
        while position < stop:
            for item in it:
                break
            else:
                return
            if position == wanted:
                wanted += step
                yield item
            position += 1
    else:
        while position < stop:
            for _ in it:
                break
            else:
                return
            position += 1


class pairwise(_Iterator):
    """Overlapping pairs of neighbours."""

    __slots__ = ()

    def __init__(self, iterable, /):
        self._next = _pairwise(iter(iterable)).__next__


def _pairwise(it):
    for a in it:
        break
    else:
        return
    for b in it:
        yield a, b
        a = b


class permutations(_Iterator):
    """Tuples of r items in all orders."""

    __slots__ = ()

    def __init__(self, iterable, r=None):
        pool = tuple(iterable)
        if r is None:
            r = len(pool)
        elif not hasattr(r, '__index__'):
            raise TypeError('Expected int as r')
        else:
            r = _index(r)
        if r < 0:
            raise ValueError('r must be non-negative')
        self._next = _permutations(pool, r).__next__


def _permutations(pool, r):
    n = len(pool)
    if r > n:
        return
    places = list(range(n))
    left = list(range(n, n - r, -1))
    yield pool[:r]
    while n:
        for i in range(r - 1, -1, -1):
            left[i] -= 1
            if left[i] == 0:
                place = places.pop(i)
                places.append(place)
                left[i] = n - i
            else:
                j = left[i]
                places[i], places[-j] = places[-j], places[i]
                yield tuple([pool[p] for p in places[:r]])
                break
        else:
            return


class product(_Iterator):
    """Tuples with an item of each iterable, in all combinations."""

    __slots__ = ()

    def __init__(self, *iterables, repeat=1):
        repeat = _index(repeat)
        if repeat < 0:
            raise ValueError('repeat argument cannot be negative')
        pools = [tuple(it) for it in iterables] * repeat
        self._next = _product(pools).__next__


def _product(pools):
    n = len(pools)
    for pool in pools:
        if not pool:
            return
    places = [0] * n
    result = [pool[0] for pool in pools]
    yield tuple(result)
    while True:
        i = n - 1
        while i >= 0:
            pool = pools[i]
            place = places[i] + 1
            if place < len(pool):
                places[i] = place
                result[i] = pool[place]
                break
            places[i] = 0
            result[i] = pool[0]
            i -= 1
        else:
            return
        yield tuple(result)


class repeat:
    """The same object, again and again or a number of times."""

    __slots__ = ('_object', '_times', '__weakref__')

    def __init__(self, object, times=_missing):
        self._object = object
        self._times = None if times is _missing else max(_index(times), 0)

    def __iter__(self):
        return self

    def __next__(self):
        if self._times is not None:
            if self._times <= 0:
                raise StopIteration
            self._times -= 1
        return self._object

    def __length_hint__(self):
        if self._times is None:
            raise TypeError('len() of unsized object')
        return self._times

    def __repr__(self):
        if self._times is None:
            return f'repeat({self._object!r})'
        return f'repeat({self._object!r}, {self._times})'


class starmap(_Iterator):
    """The function's results for each tuple of arguments."""

    __slots__ = ()

    def __init__(self, function, iterable, /):
        self._next = _starmap(function, iter(iterable)).__next__


def _starmap(function, it):
    for args in it:
        yield function(*tuple(args))


class takewhile(_Iterator):
    """The items up to the first one for which the predicate is false."""

    __slots__ = ()

    def __init__(self, predicate, iterable, /):
        self._next = _takewhile(predicate, iter(iterable)).__next__


def _takewhile(predicate, it):
    for item in it:
        if not predicate(item):
            return
        yield item


class _tee:
    """One of several iterators over the same items: it stands at a link of a shared list."""

    __slots__ = ('_it', '_link', '__weakref__')

    def __new__(cls, iterable, /):
        self = object.__new__(cls)
        if isinstance(iterable, _tee):
            self._it = iterable._it
            self._link = iterable._link
        else:
            self._it = iter(iterable)
            # Each link is a list of an item and the next link; an empty one is not there yet.
            self._link = []
        return self

    def __iter__(self):
        return self

    def __next__(self):
        link = self._link
        if not link:
            item = next(self._it)
            if link:
                raise RuntimeError('tee() iterator is already running')
            link.append(item)
            link.append([])
        self._link = link[1]
        return link[0]

    def __copy__(self):
        return _tee(self)


_tee.__name__ = _tee.__qualname__ = '_tee'


def tee(iterable, n=2, /):
    """Several independent iterators over the same items."""
    n = _index(n)
    if n < 0:
        raise ValueError('n must be >= 0')
    if n == 0:
        return ()
    first = iter(iterable)
    if not hasattr(first, '__copy__'):
        first = _tee(first)
    return (first, *[first.__copy__() for _ in range(n - 1)])


tee = staticmethod(tee)


class zip_longest(_Iterator):
    """Tuples with an item of each iterable, until all are exhausted."""

    __slots__ = ()

    def __init__(self, /, *iterables, fillvalue=None, **unknown):
        if unknown:
            raise TypeError('zip_longest() got an unexpected keyword argument')
        self._next = _zip_longest([iter(it) for it in iterables], fillvalue).__next__


def _zip_longest(iterators, fillvalue):
    left = len(iterators)
    if not left:
        return
    while True:
        values = []
        for i, it in enumerate(iterators):
            if it is None:
                values.append(fillvalue)
                continue
            value = next(it, _missing)
            if value is _missing:
                left -= 1
                if not left:
                    return
                iterators[i] = None
                value = fillvalue
            values.append(value)
        yield tuple(values)

# What CPython writes in C: see bind_library.rs.
_native_names = ('*',)
