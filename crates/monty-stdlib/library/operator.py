"""Operators as functions."""

__all__ = ['abs', 'add', 'and_', 'attrgetter', 'call', 'concat', 'contains', 'countOf', 'delitem', 'eq', 'floordiv',
           'ge', 'getitem', 'gt', 'iadd', 'iand', 'iconcat', 'ifloordiv', 'ilshift', 'imatmul', 'imod', 'imul', 'index',
           'indexOf', 'inv', 'invert', 'ior', 'ipow', 'irshift', 'is_', 'is_not', 'isub', 'itemgetter', 'itruediv',
           'ixor', 'le', 'length_hint', 'lshift', 'lt', 'matmul', 'methodcaller', 'mod', 'mul', 'ne', 'neg', 'not_',
           'or_', 'pos', 'pow', 'rshift', 'setitem', 'sub', 'truediv', 'truth', 'xor']

from builtins import abs as _abs

_deque = _native_type('deque')

# What has its own concatenation, which is asked without the methods of the other operand.
_SEQUENCES = (str, bytes, bytearray, list, tuple, _deque)

def _check_sequences(a, b):
    """Only what looks like a sequence is concatenated by `__add__`."""
    if isinstance(a, (range, memoryview)):
        b = 0
    for v in (a, b):
        if not hasattr(type(v), '__getitem__') or isinstance(v, dict):
            raise TypeError(f"'{type(a).__name__}' object can't be concatenated")


# CPython's are native: found on a class, they do not bind. Hence the static methods.


@staticmethod
def lt(a, b, /):
    """Same as a < b."""
    return a < b


@staticmethod
def le(a, b, /):
    """Same as a <= b."""
    return a <= b


@staticmethod
def eq(a, b, /):
    """Same as a == b."""
    return a == b


@staticmethod
def ne(a, b, /):
    """Same as a != b."""
    return a != b


@staticmethod
def ge(a, b, /):
    """Same as a >= b."""
    return a >= b


@staticmethod
def gt(a, b, /):
    """Same as a > b."""
    return a > b


@staticmethod
def not_(a, /):
    """Same as not a."""
    return not a


@staticmethod
def truth(a, /):
    """Return True if a is true, False otherwise."""
    return True if a else False


@staticmethod
def is_(a, b, /):
    """Same as a is b."""
    return a is b


@staticmethod
def is_not(a, b, /):
    """Same as a is not b."""
    return a is not b


@staticmethod
def abs(a, /):
    """Same as abs(a)."""
    return _abs(a)


@staticmethod
def add(a, b, /):
    """Same as a + b."""
    return a + b


@staticmethod
def and_(a, b, /):
    """Same as a & b."""
    return a & b


@staticmethod
def floordiv(a, b, /):
    """Same as a // b."""
    return a // b


@staticmethod
def index(a, /):
    """Same as a.__index__()"""
    if not hasattr(type(a), '__index__'):
        raise TypeError(f"'{type(a).__name__}' object cannot be interpreted as an integer")
    result = type(a).__index__(a)
    if type(result) is not int:
        if not isinstance(result, int):
            raise TypeError(f'__index__ returned non-int (type {type(result).__name__})')
        result = int(result)
    return result


@staticmethod
def inv(a, /):
    """Same as ~a."""
    return ~a


@staticmethod
def invert(a, /):
    """Same as ~a."""
    return ~a


@staticmethod
def lshift(a, b, /):
    """Same as a << b."""
    return a << b


@staticmethod
def mod(a, b, /):
    """Same as a % b."""
    return a % b


@staticmethod
def mul(a, b, /):
    """Same as a * b."""
    return a * b


@staticmethod
def matmul(a, b, /):
    """Same as a @ b."""
    return a @ b


@staticmethod
def neg(a, /):
    """Same as -a."""
    return -a


@staticmethod
def or_(a, b, /):
    """Same as a | b."""
    return a | b


@staticmethod
def pos(a, /):
    """Same as +a."""
    return +a


@staticmethod
def pow(a, b, /):
    """Same as a ** b."""
    return a ** b


@staticmethod
def rshift(a, b, /):
    """Same as a >> b."""
    return a >> b


@staticmethod
def sub(a, b, /):
    """Same as a - b."""
    return a - b


@staticmethod
def truediv(a, b, /):
    """Same as a / b."""
    return a / b


@staticmethod
def xor(a, b, /):
    """Same as a ^ b."""
    return a ^ b


@staticmethod
def concat(a, b, /):
    """Same as a + b, for a and b sequences."""
    for sequence in _SEQUENCES:
        if isinstance(a, sequence) and type(a).__add__ is sequence.__add__:
            return sequence.__add__(a, b)
    _check_sequences(a, b)
    return a + b


@staticmethod
def contains(a, b, /):
    """Same as b in a (note reversed operands)."""
    return b in a


@staticmethod
def countOf(a, b, /):
    """Return the number of items in a which are, or which equal, b."""
    count = 0
    for item in a:
        if item is b or item == b:
            count += 1
    return count


@staticmethod
def delitem(a, b, /):
    """Same as del a[b]."""
    del a[b]


@staticmethod
def getitem(a, b, /):
    """Same as a[b]."""
    return a[b]


@staticmethod
def indexOf(a, b, /):
    """Return the first index of b in a."""
    i = 0
    for item in a:
        if item is b or item == b:
            return i
        i += 1
    raise ValueError('sequence.index(x): x not in sequence')


@staticmethod
def setitem(a, b, c, /):
    """Same as a[b] = c."""
    a[b] = c


@staticmethod
def length_hint(obj, default=0, /):
    """Return an estimate of the number of items in obj."""
    if not isinstance(default, int):
        raise TypeError(f"'{type(default).__name__}' object cannot be interpreted as an integer")
    try:
        return len(obj)
    except TypeError:
        pass
    try:
        hint = type(obj).__length_hint__
    except AttributeError:
        return default
    try:
        value = hint(obj)
    except TypeError:
        return default
    if value is NotImplemented:
        return default
    if not isinstance(value, int):
        raise TypeError(f'__length_hint__ must be an integer, not {type(value).__name__}')
    if value < 0:
        raise ValueError('__length_hint__() should return >= 0')
    return value


@staticmethod
def call(obj, /, *args, **kwargs):
    """Same as obj(*args, **kwargs)."""
    return obj(*args, **kwargs)


@staticmethod
def iadd(a, b, /):
    """Same as a += b."""
    a += b
    return a


@staticmethod
def iand(a, b, /):
    """Same as a &= b."""
    a &= b
    return a


@staticmethod
def iconcat(a, b, /):
    """Same as a += b, for a and b sequences."""
    for sequence in _SEQUENCES:
        if isinstance(a, sequence) and type(a).__add__ is sequence.__add__:
            return getattr(sequence, '__iadd__', sequence.__add__)(a, b)
    _check_sequences(a, b)
    a += b
    return a


@staticmethod
def ifloordiv(a, b, /):
    """Same as a //= b."""
    a //= b
    return a


@staticmethod
def ilshift(a, b, /):
    """Same as a <<= b."""
    a <<= b
    return a


@staticmethod
def imod(a, b, /):
    """Same as a %= b."""
    a %= b
    return a


@staticmethod
def imul(a, b, /):
    """Same as a *= b."""
    a *= b
    return a


@staticmethod
def imatmul(a, b, /):
    """Same as a @= b."""
    a @= b
    return a


@staticmethod
def ior(a, b, /):
    """Same as a |= b."""
    a |= b
    return a


@staticmethod
def ipow(a, b, /):
    """Same as a **= b."""
    a **= b
    return a


@staticmethod
def irshift(a, b, /):
    """Same as a >>= b."""
    a >>= b
    return a


@staticmethod
def isub(a, b, /):
    """Same as a -= b."""
    a -= b
    return a


@staticmethod
def itruediv(a, b, /):
    """Same as a /= b."""
    a /= b
    return a


@staticmethod
def ixor(a, b, /):
    """Same as a ^= b."""
    a ^= b
    return a


__abs__ = abs
__add__ = add
__and__ = and_
__call__ = call
__concat__ = concat
__contains__ = contains
__delitem__ = delitem
__eq__ = eq
__floordiv__ = floordiv
__ge__ = ge
__getitem__ = getitem
__gt__ = gt
__iadd__ = iadd
__iand__ = iand
__iconcat__ = iconcat
__ifloordiv__ = ifloordiv
__ilshift__ = ilshift
__imatmul__ = imatmul
__imod__ = imod
__imul__ = imul
__index__ = index
__inv__ = inv
__invert__ = invert
__ior__ = ior
__ipow__ = ipow
__irshift__ = irshift
__isub__ = isub
__itruediv__ = itruediv
__ixor__ = ixor
__le__ = le
__lshift__ = lshift
__lt__ = lt
__matmul__ = matmul
__mod__ = mod
__mul__ = mul
__ne__ = ne
__neg__ = neg
__not__ = not_
__or__ = or_
__pos__ = pos
__pow__ = pow
__rshift__ = rshift
__setitem__ = setitem
__sub__ = sub
__truediv__ = truediv
__xor__ = xor


class attrgetter:
    """Return a callable object that fetches the given attribute(s) from its operand."""

    __slots__ = ('_attrs', '_call')

    def __init__(self, /, *attrs):
        if not attrs:
            raise TypeError('attrgetter expected 1 argument, got 0')
        for name in attrs:
            if not isinstance(name, str):
                raise TypeError('attribute name must be a string')
        self._attrs = attrs
        getters = [_attribute_getter(name) for name in attrs]
        if len(getters) == 1:
            self._call = getters[0]
        else:
            self._call = lambda obj: tuple([get(obj) for get in getters])

    def __call__(self, obj, /):
        return self._call(obj)

    def __repr__(self):
        return f'{type(self).__module__}.{type(self).__qualname__}({", ".join([repr(a) for a in self._attrs])})'

    def __reduce__(self):
        return self.__class__, self._attrs


def _attribute_getter(name):
    if '.' not in name:
        return lambda obj: getattr(obj, name)
    names = name.split('.')

    def get(obj):
        for n in names:
            obj = getattr(obj, n)
        return obj
    return get


class itemgetter:
    """Return a callable object that fetches the given item(s) from its operand."""

    __slots__ = ('_items', '_call')

    def __init__(self, /, *items):
        if not items:
            raise TypeError('itemgetter expected 1 argument, got 0')
        self._items = items
        if len(items) == 1:
            item = items[0]
            self._call = lambda obj: obj[item]
        else:
            wanted = self._items
            self._call = lambda obj: tuple([obj[i] for i in wanted])

    def __call__(self, obj, /):
        return self._call(obj)

    def __repr__(self):
        return f'{type(self).__module__}.{type(self).__qualname__}({", ".join([repr(i) for i in self._items])})'

    def __reduce__(self):
        return self.__class__, self._items


class methodcaller:
    """Return a callable object that calls the given method on its operand."""

    __slots__ = ('_name', '_args', '_kwargs')

    def __init__(self, /, *args, **kwargs):
        if not args:
            raise TypeError('methodcaller needs at least one argument, the method name')
        name, *args = args
        args = tuple(args)
        if not isinstance(name, str):
            raise TypeError('method name must be a string')
        self._name = name
        self._args = args
        self._kwargs = kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        parts = [repr(self._name)]
        parts.extend([repr(a) for a in self._args])
        parts.extend([f'{k}={v!r}' for k, v in self._kwargs.items()])
        return f'{type(self).__module__}.{type(self).__qualname__}({", ".join(parts)})'

    def __reduce__(self):
        if not self._kwargs:
            return self.__class__, (self._name,) + self._args
        from functools import partial
        return partial(self.__class__, self._name, **self._kwargs), self._args

# What CPython writes in C: see bind_library.rs.
_native_names = ('itemgetter', 'attrgetter', 'methodcaller', '* _operator')
