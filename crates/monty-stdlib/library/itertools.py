"""Iterators that build on iterators."""

__all__ = ('accumulate', 'batched', 'chain', 'combinations', 'combinations_with_replacement', 'compress', 'count',
           'cycle', 'dropwhile', 'filterfalse', 'groupby', 'islice', 'pairwise', 'permutations', 'product', 'repeat',
           'starmap', 'takewhile', 'tee', 'zip_longest')

accumulate = _native_type('accumulate')
batched = _native_type('batched')
chain = _native_type('chain')
combinations = _native_type('combinations')
combinations_with_replacement = _native_type('combinations_with_replacement')
compress = _native_type('compress')
count = _native_type('count')
cycle = _native_type('cycle')
dropwhile = _native_type('dropwhile')
filterfalse = _native_type('filterfalse')
islice = _native_type('islice')
pairwise = _native_type('pairwise')
permutations = _native_type('permutations')
product = _native_type('product')
repeat = _native_type('repeat')
starmap = _native_type('starmap')
takewhile = _native_type('takewhile')
zip_longest = _native_type('zip_longest')

_missing = object()


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

    def __next__(self):
        self._group = None
        target = self._target
        current = self._current_key
        if current is _missing or target is not _missing:
            it = self._it
            key = self._key
            while current is _missing or current is target or current == target:
                value = next(it)
                self._current_key = current = value if key is None else key(value)
                self._current = value
        self._target = current
        self._group = group = _grouper(self, current)
        return current, group


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
        value = parent._current
        if value is _missing:
            value = next(parent._it)
            key = parent._key
            parent._current_key = value if key is None else key(value)
            parent._current = value
        key = parent._current_key
        target = self._target
        if not (target is key or target == key):
            raise StopIteration
        parent._current = _missing
        return value


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


# What CPython writes in C: see bind_library.rs.
_native_names = ('*',)
