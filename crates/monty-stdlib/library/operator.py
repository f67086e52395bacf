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


# The operators of two operands.
lt = _operator_lt
le = _operator_le
eq = _operator_eq
ne = _operator_ne
ge = _operator_ge
gt = _operator_gt
add = _operator_add
and_ = _operator_and_
floordiv = _operator_floordiv
lshift = _operator_lshift
mod = _operator_mod
mul = _operator_mul
matmul = _operator_matmul
or_ = _operator_or_
pow = _operator_pow
rshift = _operator_rshift
sub = _operator_sub
truediv = _operator_truediv
xor = _operator_xor
getitem = _operator_getitem


def not_(a, /):
    """Same as not a."""
    return not a


def truth(a, /):
    """Return True if a is true, False otherwise."""
    return True if a else False


def is_(a, b, /):
    """Same as a is b."""
    return a is b


def is_not(a, b, /):
    """Same as a is not b."""
    return a is not b


def abs(a, /):
    """Same as abs(a)."""
    return _abs(a)


def index(a, /):
    """Same as a.__index__()"""
    if isinstance(a, int):
        return int.__index__(a)
    if not hasattr(type(a), '__index__'):
        raise TypeError(f"'{type(a).__name__}' object cannot be interpreted as an integer")
    result = type(a).__index__(a)
    if type(result) is not int:
        if not isinstance(result, int):
            raise TypeError(f'__index__ returned non-int (type {type(result).__name__})')
        result = int(result)
    return result


def inv(a, /):
    """Same as ~a."""
    return ~a


def invert(a, /):
    """Same as ~a."""
    return ~a


def neg(a, /):
    """Same as -a."""
    return -a


def pos(a, /):
    """Same as +a."""
    return +a


def concat(a, b, /):
    """Same as a + b, for a and b sequences."""
    for sequence in _SEQUENCES:
        if isinstance(a, sequence) and type(a).__add__ is sequence.__add__:
            return sequence.__add__(a, b)
    _check_sequences(a, b)
    return a + b


def contains(a, b, /):
    """Same as b in a (note reversed operands)."""
    return b in a


def countOf(a, b, /):
    """Return the number of items in a which are, or which equal, b."""
    count = 0
    for item in a:
        if item is b or item == b:
            count += 1
    return count


def delitem(a, b, /):
    """Same as del a[b]."""
    del a[b]


def indexOf(a, b, /):
    """Return the first index of b in a."""
    i = 0
    for item in a:
        if item is b or item == b:
            return i
        i += 1
    raise ValueError('sequence.index(x): x not in sequence')


def setitem(a, b, c, /):
    """Same as a[b] = c."""
    a[b] = c


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
    if not -2**63 <= value < 2**63:
        raise OverflowError('Python int too large to convert to C ssize_t')
    if value < 0:
        raise ValueError('__length_hint__() should return >= 0')
    return int(value)


def call(obj, /, *args, **kwargs):
    """Same as obj(*args, **kwargs)."""
    return obj(*args, **kwargs)


def iadd(a, b, /):
    """Same as a += b."""
    a += b
    return a


def iand(a, b, /):
    """Same as a &= b."""
    a &= b
    return a


def iconcat(a, b, /):
    """Same as a += b, for a and b sequences."""
    for sequence in _SEQUENCES:
        if isinstance(a, sequence) and type(a).__add__ is sequence.__add__:
            return getattr(sequence, '__iadd__', sequence.__add__)(a, b)
    _check_sequences(a, b)
    a += b
    return a


def ifloordiv(a, b, /):
    """Same as a //= b."""
    a //= b
    return a


def ilshift(a, b, /):
    """Same as a <<= b."""
    a <<= b
    return a


def imod(a, b, /):
    """Same as a %= b."""
    a %= b
    return a


def imul(a, b, /):
    """Same as a *= b."""
    a *= b
    return a


def imatmul(a, b, /):
    """Same as a @= b."""
    a @= b
    return a


def ior(a, b, /):
    """Same as a |= b."""
    a |= b
    return a


def ipow(a, b, /):
    """Same as a **= b."""
    a **= b
    return a


def irshift(a, b, /):
    """Same as a >>= b."""
    a >>= b
    return a


def isub(a, b, /):
    """Same as a -= b."""
    a -= b
    return a


def itruediv(a, b, /):
    """Same as a /= b."""
    a /= b
    return a


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


attrgetter = _native_type('attrgetter')
itemgetter = _native_type('itemgetter')
methodcaller = _native_type('methodcaller')

# What CPython writes in C: see bind_library.rs.
_native_names = ('* _operator',)
