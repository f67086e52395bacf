"""Dicts with a difference: defaultdict, OrderedDict, Counter."""


class defaultdict(dict):
    """A dict that makes missing values by a call of its factory."""

    __slots__ = ('default_factory',)
    __module__ = 'collections'

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        self.default_factory = default_factory
        dict.__init__(self, *args, **kwargs)

    def __missing__(self, key):
        factory = self.default_factory
        if factory is None:
            raise KeyError(key)
        value = factory()
        self[key] = value
        return value

    def __repr__(self):
        factory = self.default_factory
        shown = _shown_once(factory, self)
        return f'{type(self).__name__}({shown}, {dict.__repr__(self)})'

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self.default_factory, other)
        result.update(self)
        return result

    def __reduce__(self):
        args = () if self.default_factory is None else (self.default_factory,)
        return type(self), args, None, None, iter(self.items())

    def __class_getitem__(cls, item):
        return _alias(cls, item)


def _alias(cls, item):
    from types import GenericAlias
    return GenericAlias(cls, item)


def _shown_once(factory, owner):
    """The repr of a factory, which may be a bound method of the dict itself."""
    if getattr(factory, '__self__', None) is owner:
        return '...'
    return repr(factory)


_missing = object()


class OrderedDict(dict):
    """A dict that can be reordered, and whose equality with its like minds the order."""

    __module__ = 'collections'

    move_to_end = _ordered_move
    popitem = _ordered_pop
    __iter__ = _ordered_iter
    __reversed__ = _ordered_reversed
    keys = _ordered_keys
    values = _ordered_values
    items = _ordered_items

    def pop(self, key, default=_missing):
        if dict.__contains__(self, key):
            return dict.pop(self, key)
        if default is not _missing:
            return default
        if hasattr(type(self), '__missing__'):
            return type(self).__missing__(self, key)
        raise KeyError(key)

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default

    def __eq__(self, other):
        result = dict.__eq__(self, other)
        if result is not True or not isinstance(other, OrderedDict):
            return result
        versions = _dict_version(self), _dict_version(other)
        for a, b in zip(list(self), list(other)):
            same = a is b or a == b
            if (_dict_version(self), _dict_version(other)) != versions:
                raise RuntimeError('OrderedDict mutated during iteration')
            if not same:
                return False
        return True

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    def __repr__(self):
        if not self:
            return f'{type(self).__name__}()'
        return f'{type(self).__name__}({dict.__repr__(self)})'

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        result = cls()
        for key in iterable:
            result[key] = value
        return result

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self)
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(other)
        result.update(self)
        return result

    def __ior__(self, other):
        self.update(other)
        return self

    def __reduce__(self):
        state = getattr(self, '__dict__', None)
        return type(self), (), state or None, None, iter(self.items())


class Counter(dict):
    """A dict that counts hashable items."""

    __module__ = 'collections'

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        """Sum of the counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """The n most common items and their counts, most common first; all of them without n."""
        pairs = sorted(self.items(), key=_count_of, reverse=True)
        return pairs if n is None else pairs[:max(n, 0)]

    def elements(self):
        """Each item as often as its count says."""
        for item, count in self.items():
            for _ in range(count):
                yield item

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        """Add counts: of a mapping's values or of an iterable's items."""
        if iterable is not None:
            if isinstance(iterable, dict) or _is_mapping(iterable):
                if self:
                    for item, count in iterable.items():
                        self[item] = count + self.get(item, 0)
                else:
                    super().update(iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Subtract counts; they may fall to zero and below."""
        if iterable is not None:
            get = self.get
            if isinstance(iterable, dict) or _is_mapping(iterable):
                for item, count in iterable.items():
                    self[item] = get(item, 0) - count
            else:
                for item in iterable:
                    self[item] = get(item, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return type(self)(self)

    def __reduce__(self):
        return type(self), (dict(self),)

    def __delitem__(self, item):
        if item in self:
            super().__delitem__(item)

    def __repr__(self):
        if not self:
            return f'{type(self).__name__}()'
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f'{type(self).__name__}({shown!r})'

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] <= other[e] for c in (self, other) for e in c)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] >= other[e] for c in (self, other) for e in c)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return _kept(self, other, _plus)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return _kept(self, other, _minus)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return _kept(self, other, max)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item, count in self.items():
            least = min(count, other[item])
            if least > 0:
                result[item] = least
        return result

    def __pos__(self):
        result = Counter()
        for item, count in self.items():
            if count > 0:
                result[item] = count
        return result

    def __neg__(self):
        result = Counter()
        for item, count in self.items():
            if count < 0:
                result[item] = 0 - count
        return result

    def _keep_positive(self):
        for item in [item for item, count in self.items() if not count > 0]:
            del self[item]
        return self

    def __iadd__(self, other):
        for item, count in other.items():
            self[item] += count
        return self._keep_positive()

    def __isub__(self, other):
        for item, count in other.items():
            self[item] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for item, count in other.items():
            if count > self[item]:
                self[item] = count
        return self._keep_positive()

    def __iand__(self, other):
        for item, count in self.items():
            if other[item] < count:
                self[item] = other[item]
        return self._keep_positive()


def _count_elements(mapping, iterable):
    """Add one to the count of each item."""
    kind = type(mapping)
    if isinstance(mapping, dict) and kind.get is dict.get and kind.__setitem__ is dict.__setitem__:
        iterable = _count_into(mapping, list(iter(iterable)))
        if iterable is None:
            return
    get = mapping.get
    for item in iterable:
        mapping[item] = get(item, 0) + 1


def _count_of(pair):
    return pair[1]


def _plus(a, b):
    return a + b


def _minus(a, b):
    return a - b


def _kept(a, b, operation):
    """The counts of two counters combined, those above zero kept."""
    result = Counter()
    for item, count in a.items():
        count = operation(count, b[item])
        if count > 0:
            result[item] = count
    for item, count in b.items():
        if item not in a:
            count = operation(0, count)
            if count > 0:
                result[item] = count
    return result


def _is_mapping(obj):
    if not hasattr(obj, 'keys'):
        return False
    from collections.abc import Mapping
    return isinstance(obj, Mapping)

# What CPython writes in C: see bind_library.rs.
_native_names = ('defaultdict', 'OrderedDict')
