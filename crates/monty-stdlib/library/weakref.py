"""Weak references. Objects are not freed at once here, so a reference stays alive as long as it is held."""

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceType', 'ProxyType',
           'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary', 'WeakSet', 'WeakMethod', 'finalize']

from collections.abc import MutableMapping, MutableSet
from types import GenericAlias

_REFUSED = (int, float, complex, str, bytes, tuple, list, dict, type(None), bool)


def _check(obj):
    if type(obj) in _REFUSED:
        raise TypeError(f"cannot create weak reference to '{type(obj).__name__}' object")


class ref:
    """A reference that is called to give its object."""

    __slots__ = ('_object', '__callback__', '__weakref__')

    def __new__(cls, obj, callback=None, /, *args, **kwargs):
        _check(obj)
        self = object.__new__(cls)
        self._object = obj
        self.__callback__ = callback
        return self

    def __init__(self, obj, callback=None, /):
        pass

    def __call__(self):
        return self._object

    def __eq__(self, other):
        if not isinstance(other, ref):
            return NotImplemented
        return self._object == other._object

    def __hash__(self):
        return hash(self._object)

    def __repr__(self):
        return f"<weakref at {id(self):#x}; to '{type(self._object).__name__}' at {id(self._object):#x}>"

    __class_getitem__ = classmethod(GenericAlias)


ReferenceType = ref


class WeakMethod(ref):
    """A reference to a bound method."""

    __slots__ = ()

    def __new__(cls, meth, callback=None):
        if not hasattr(meth, '__self__') or not hasattr(meth, '__func__'):
            raise TypeError(f'argument should be a bound method, not {type(meth)}')
        return ref.__new__(cls, meth, callback)


class ProxyType:
    """Stands for an object."""

    __slots__ = ('_object', '__weakref__')

    def __init__(self, obj):
        object.__setattr__(self, '_object', obj)

    def __getattribute__(self, name):
        return getattr(object.__getattribute__(self, '_object'), name)

    def __setattr__(self, name, value):
        setattr(object.__getattribute__(self, '_object'), name, value)

    def __delattr__(self, name):
        delattr(object.__getattribute__(self, '_object'), name)

    def __repr__(self):
        return repr(object.__getattribute__(self, '_object'))

    def __str__(self):
        return str(object.__getattribute__(self, '_object'))

    def __call__(self, *args, **kwargs):
        return object.__getattribute__(self, '_object')(*args, **kwargs)

    def __len__(self):
        return len(object.__getattribute__(self, '_object'))

    def __iter__(self):
        return iter(object.__getattribute__(self, '_object'))

    def __getitem__(self, key):
        return object.__getattribute__(self, '_object')[key]

    def __contains__(self, item):
        return item in object.__getattribute__(self, '_object')

    def __bool__(self):
        return bool(object.__getattribute__(self, '_object'))

    def __eq__(self, other):
        return object.__getattribute__(self, '_object') == other

    __hash__ = None


CallableProxyType = ProxyType
ProxyTypes = (ProxyType,)


def proxy(obj, callback=None, /):
    """Create a proxy object that weakly references 'object'."""
    _check(obj)
    return ProxyType(obj)


def getweakrefcount(object, /):
    return 0


def getweakrefs(object, /):
    return []


class _Dictionary(MutableMapping):
    """A dictionary that would let go of its objects."""

    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def __getitem__(self, key):
        return self.data[key]

    def __setitem__(self, key, value):
        _check(self._weak(key, value))
        self.data[key] = value

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(list(self.data))

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def copy(self):
        new = self.__class__()
        new.data = self.data.copy()
        return new

    __copy__ = copy

    def __or__(self, other):
        new = self.copy()
        new.update(other)
        return new

    def __ior__(self, other):
        self.update(other)
        return self


class WeakKeyDictionary(_Dictionary):
    def _weak(self, key, value):
        return key

    def keyrefs(self):
        return [ref(key) for key in self.data]


class WeakValueDictionary(_Dictionary):
    def _weak(self, key, value):
        return value

    def valuerefs(self):
        return [ref(value) for value in self.data.values()]


class WeakSet(MutableSet):
    """A set that would let go of its objects."""

    def __init__(self, data=None):
        self.data = {}
        if data is not None:
            self.update(data)

    def __iter__(self):
        return iter(list(self.data))

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            return item in self.data
        except TypeError:
            return False

    def add(self, item):
        _check(item)
        self.data[item] = None

    def discard(self, item):
        self.data.pop(item, None)

    def remove(self, item):
        del self.data[item]

    def pop(self):
        if not self.data:
            raise KeyError('pop from empty WeakSet')
        return self.data.popitem()[0]

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def update(self, other):
        for item in other:
            self.add(item)

    def _combine(self, items):
        return self.__class__(items)

    def union(self, other):
        return self._combine([*self, *other])

    def intersection(self, other):
        return self._combine([x for x in other if x in self])

    def difference(self, other):
        other = set(other)
        return self._combine([x for x in self if x not in other])

    def symmetric_difference(self, other):
        other = set(other)
        return self._combine([*[x for x in self if x not in other], *[x for x in other if x not in self]])

    def intersection_update(self, other):
        self.data = dict.fromkeys([x for x in self if x in set(other)])

    def difference_update(self, other):
        for x in list(other):
            self.discard(x)

    def issubset(self, other):
        return set(self).issubset(set(other))

    def issuperset(self, other):
        return set(self).issuperset(set(other))

    def __repr__(self):
        return repr(set(self))

    __class_getitem__ = classmethod(GenericAlias)


class finalize:
    """A function for when an object is freed: here only if it is called."""

    def __init__(self, obj, func, /, *args, **kwargs):
        self._call = (obj, func, args, kwargs)
        self.atexit = True

    def __call__(self, _=None):
        call, self._call = self._call, None
        if call is not None:
            obj, func, args, kwargs = call
            return func(*args, **kwargs)
        return None

    def detach(self):
        call, self._call = self._call, None
        return call

    def peek(self):
        return self._call

    @property
    def alive(self):
        return self._call is not None
