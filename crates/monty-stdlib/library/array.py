"""Arrays of numbers of one type."""

__all__ = ['array', 'typecodes', 'ArrayType']

import struct

typecodes = 'bBuwhHiIlLqQfd'
_SIZES = {'b': 1, 'B': 1, 'u': 4, 'w': 4, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8, 'f': 4, 'd': 8}


def _checked(code, value):
    """A value as the array keeps it."""
    if code in 'fd':
        if isinstance(value, str) or not (hasattr(type(value), '__float__') or hasattr(type(value), '__index__')):
            raise TypeError(f'must be real number, not {type(value).__name__}')
        value = float(value)
        # A float of 32 bits keeps fewer digits.
        return value if code == 'd' else _float_from_bytes(_float_to_bytes(value, 4))
    if code in 'uw':
        if not isinstance(value, str):
            raise TypeError(f'array item must be a unicode character, not {type(value).__name__}')
        if len(value) != 1:
            raise TypeError(f'array item must be a string of length 1, not a string of length {len(value)}')
        return value
    if not isinstance(value, int):
        if isinstance(value, float) or not hasattr(type(value), '__index__'):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        value = value.__index__()
    bits = _SIZES[code] * 8
    if code in 'bhilq':
        low, high = -(1 << bits - 1), (1 << bits - 1) - 1
    else:
        low, high = 0, (1 << bits) - 1
    if not low <= value <= high:
        raise OverflowError(_overflow(code, value))
    return int(value)


# What the C types are called that CPython takes a value of a type for, one after the other, and their bits.
_KINDS = {
    'b': (('signed short integer', 16), ('signed char', 8)),
    'B': (('unsigned byte integer', 8),),
    'h': (('signed short integer', 16),),
    'H': (('signed integer', 32), ('unsigned short', 16)),
    'i': (('signed integer', 32),),
}


def _overflow(code, value):
    if code in 'qQ':
        return "can't convert negative int to unsigned" if code == 'Q' and value < 0 else 'int too big to convert'
    if code in 'IL':
        if value < 0:
            return "can't convert negative value to unsigned int"
        return 'unsigned int is greater than maximum' if value >> 64 == 0 else \
               'Python int too large to convert to C unsigned long'
    if not -1 << 63 <= value < 1 << 63:
        return 'Python int too large to convert to C long'
    for kind, bits in _KINDS[code]:
        if not -1 << bits - 1 <= value < 1 << bits - 1:
            break
    return f'{kind} is {"less than minimum" if value < 0 else "greater than maximum"}'


def _index(i):
    if not hasattr(type(i), '__index__'):
        raise TypeError('array indices must be integers')
    return i.__index__()


def _repeat(n):
    if not hasattr(type(n), '__index__'):
        raise TypeError(f"can't multiply sequence by non-int of type '{type(n).__name__}'")
    return n.__index__()


class array:
    """array(typecode [, initializer]) -> array"""

    __slots__ = ('_code', '_items', '__weakref__')
    __hash__ = None

    def __new__(cls, *args, **kwargs):
        if cls is array and kwargs:
            raise TypeError('array.array() takes no keyword arguments')
        if not 1 <= len(args) <= 2:
            raise TypeError(f'array() takes at {"least 1" if not args else "most 2"} argument{"s" if args else ""} '
                            f'({len(args)} given)')
        code = args[0]
        initializer = args[1] if len(args) > 1 else ()
        if not isinstance(code, str):
            raise TypeError(f'array() argument 1 must be a unicode character, not {type(code).__name__}')
        if len(code) != 1:
            raise TypeError(f'array() argument 1 must be a unicode character, not a string of length {len(code)}'
                            if code else 'array() argument 1 must be a unicode character, not str')
        if code == 'u':
            from warnings import warn
            warn("The 'u' type code is deprecated and will be removed in Python 3.16", DeprecationWarning, 2)
        if isinstance(initializer, str) and code not in 'uw':
            raise TypeError(f"cannot use a str to initialize an array with typecode '{code}'")
        if isinstance(initializer, array) and initializer._code in 'uw' and code not in 'uw':
            raise TypeError(f"cannot use a unicode array to initialize an array with typecode '{code}'")
        if code not in _SIZES:
            raise ValueError('bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)')
        self = object.__new__(cls)
        self._code = code
        self._items = []
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        elif isinstance(initializer, str):
            self._items = list(initializer)
        elif isinstance(initializer, array) and initializer._code == code:
            self._items = initializer._items[:]
        else:
            for item in initializer:
                self._items.append(_checked(code, item))
        return self

    @property
    def typecode(self):
        """the typecode character used to create the array"""
        return self._code

    @property
    def itemsize(self):
        """the size, in bytes, of one array item"""
        return _SIZES[self._code]

    def __sizeof__(self):
        return 64 + len(self._items) * _SIZES[self._code]

    append = _array_append
    __len__ = _array_len
    __getitem__ = _array_get
    __setitem__ = _array_set

    def _append(self, v):
        self._items.append(_checked(self._code, v))

    def buffer_info(self):
        """Return a tuple (address, length) giving the current memory address and the length in items."""
        return id(self), len(self._items)

    def byteswap(self):
        """Byteswap all items of the array."""
        data = self.tobytes()
        size = _SIZES[self._code]
        self._items = []
        self.frombytes(b''.join([data[i:i + size][::-1] for i in range(0, len(data), size)]))

    def clear(self):
        """Remove all items from the array."""
        self._items.clear()

    def count(self, v, /):
        """Return number of occurrences of v in the array."""
        return sum([1 for item in self._items if item == v])

    def extend(self, bb, /):
        """Append items to the end of the array."""
        if isinstance(bb, array):
            if bb._code != self._code:
                raise TypeError('can only extend with array of same kind')
            self._items.extend(bb._items)
        else:
            for item in bb:
                self.append(item)

    def fromlist(self, list, /):
        """Append items to array from list."""
        if not isinstance(list, _list):
            raise TypeError('arg must be list')
        new = []
        n = len(list)
        for i in range(n):
            new.append(_checked(self._code, list[i]))
            if len(list) != n:
                raise RuntimeError('list changed size during iteration')
        self._items.extend(new)

    def fromunicode(self, ustr, /):
        """Extends this array with data from the unicode string ustr."""
        if self._code not in 'uw':
            raise ValueError("fromunicode() may only be called on unicode type arrays ('u' or 'w')")
        if not isinstance(ustr, str):
            raise TypeError(f'fromunicode() argument must be str, not {type(ustr).__name__}')
        self._items.extend(ustr)

    def tounicode(self):
        """Convert the array to a unicode string."""
        if self._code not in 'uw':
            raise ValueError("tounicode() may only be called on unicode type arrays ('u' or 'w')")
        return ''.join(self._items)

    def frombytes(self, buffer, /):
        """Appends items from the bytes, as if they had been read from a file."""
        if isinstance(buffer, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(buffer._items) if isinstance(buffer, array) and buffer._code == 'B' else _bytes_of(buffer)
        size = _SIZES[self._code]
        if len(data) % size:
            raise ValueError('bytes length not a multiple of item size')
        n = len(data) // size
        if self._code in 'uw':
            codes = struct.unpack(f'<{n}I', data)
            for c in codes:
                if c > 0x10ffff:
                    raise ValueError(f'character U+{c:x} is not in range [U+0000; U+10ffff]')
            self._items.extend(map(chr, codes))
        else:
            self._items.extend(struct.unpack(f'{n}{self._code}', data))

    def __buffer__(self, flags):
        # As it is now: what changes later does not show, and nothing can be written.
        return memoryview(self.tobytes()).cast('I' if self._code in 'uw' else self._code)

    def tobytes(self):
        """Convert the array to an array of machine values and return the bytes representation."""
        if self._code in 'uw':
            return struct.pack(f'<{len(self._items)}I', *map(ord, self._items))
        return struct.pack(f'{len(self._items)}{self._code}', *self._items)

    def fromfile(self, f, n, /):
        """Read n objects from the file object f and append them to the end of the array."""
        size = n * _SIZES[self._code]
        data = f.read(size)
        if not isinstance(data, bytes):
            raise TypeError("read() didn't return bytes")
        short = len(data) != size
        self.frombytes(data)
        if short:
            raise EOFError('read() didn\'t return enough bytes')

    def tofile(self, f, /):
        """Write all items (as machine values) to the file object f."""
        f.write(self.tobytes())

    def index(self, v, start=0, stop=9223372036854775807, /):
        """Return index of first occurrence of v in the array."""
        n = len(self._items)
        start, stop, _ = slice(start, stop).indices(n)
        i = start
        while i < stop and i < len(self._items):
            item = self._items[i]
            if item is v or item == v:
                return i
            i += 1
        raise ValueError('array.index(x): x not in array')

    def insert(self, i, v, /):
        """Insert a new item v into the array before position i."""
        self._items.insert(_index(i), _checked(self._code, v))

    def pop(self, i=-1, /):
        """Return the i-th element and delete it from the array."""
        i = _index(i)
        if not self._items:
            raise IndexError('pop from empty array')
        if not -len(self._items) <= i < len(self._items):
            raise IndexError('pop index out of range')
        return self._items.pop(i)

    def remove(self, v, /):
        """Remove the first occurrence of v in the array."""
        for i, item in enumerate(self._items):
            if item is v or item == v:
                del self._items[i]
                return
        raise ValueError('array.remove(x): x not in array')

    def reverse(self):
        """Reverse the order of the items in the array."""
        self._items.reverse()

    def tolist(self):
        """Convert array to an ordinary list with the same items."""
        return self._items[:]

    def __iter__(self):
        return arrayiterator(self)

    def __contains__(self, v):
        return v in self._items

    def _same(self, items):
        new = object.__new__(array)
        new._code = self._code
        new._items = items
        return new

    def _get(self, i):
        if isinstance(i, slice):
            return self._same(self._items[i])
        i = _index(i)
        if not -len(self._items) <= i < len(self._items):
            raise IndexError('array index out of range')
        return self._items[i]

    def _set(self, i, v):
        if isinstance(i, slice):
            if not isinstance(v, array):
                raise TypeError(f'can only assign array (not "{type(v).__name__}") to array slice')
            if v._code != self._code:
                raise TypeError('bad argument type for built-in operation')
            items = v._items[:]
            start, stop, step = i.indices(len(self._items))
            if step != 1:
                wanted = len(range(start, stop, step))
                if wanted != len(items):
                    raise ValueError(f'attempt to assign array of size {len(items)} to extended slice of size {wanted}')
            self._items[i] = items
            return
        i = _index(i)
        if not -len(self._items) <= i < len(self._items):
            raise IndexError('array assignment index out of range')
        self._items[i] = _checked(self._code, v)

    def __delitem__(self, i):
        if isinstance(i, slice):
            del self._items[i]
            return
        i = _index(i)
        if not -len(self._items) <= i < len(self._items):
            raise IndexError('array assignment index out of range')
        del self._items[i]

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        if self._code != other._code:
            raise TypeError('bad argument type for built-in operation')
        return self._same(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, n):
        n = _repeat(n)
        if n > 0 and len(self._items) * n > 1 << 60:
            raise MemoryError
        return self._same(self._items * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        n = _repeat(n)
        if n > 0 and len(self._items) * n > 1 << 60:
            raise MemoryError
        self._items *= n
        return self

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    def __copy__(self):
        return self._same(self._items[:])

    def __deepcopy__(self, memo):
        return self._same(self._items[:])

    def __reduce_ex__(self, protocol):
        values = ''.join(self._items) if self._code in 'uw' else self._items[:]
        return type(self), (self._code, values), getattr(self, '__dict__', None) or None

    def __repr__(self):
        name = type(self).__name__
        if not self._items:
            return f"{name}('{self._code}')"
        shown = repr(''.join(self._items)) if self._code in 'uw' else repr(self._items)
        return f"{name}('{self._code}', {shown})"

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


_set_collection(array, list)


class arrayiterator:
    """Iterates over an array as it is when asked."""

    def __init__(self, a):
        self._array = a
        self._at = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self._array is not None:
            if self._at < len(self._array._items):
                self._at += 1
                return self._array._items[self._at - 1]
            self._array = None
        raise StopIteration

    def __reduce__(self):
        if self._array is None:
            return iter, ((),)
        return iter, (self._array,), self._at

    def __setstate__(self, state):
        if self._array is not None:
            self._at = max(0, min(state, len(self._array._items)))


_list = list
ArrayType = array
_MACHINE_FORMATS = ('B', 'b', 'H', 'H', 'h', 'h', 'I', 'I', 'i', 'i', 'Q', 'Q', 'q', 'q', 'f', 'f', 'd', 'd')


def _array_reconstructor(arraytype, typecode, mformat_code, items, /):
    """Internal. Used for pickling support."""
    if not isinstance(arraytype, type):
        raise TypeError('_array_reconstructor() argument 1 must be type, not ' + type(arraytype).__name__)
    if not issubclass(arraytype, array):
        raise TypeError(f'{arraytype} is not a subtype of {array}')
    if not isinstance(typecode, str) or len(typecode) != 1:
        raise TypeError('_array_reconstructor() argument 2 must be a unicode character')
    if typecode not in _SIZES:
        raise ValueError('second argument must be a valid type code')
    if not isinstance(mformat_code, int):
        raise TypeError("'str' object cannot be interpreted as an integer")
    if not 0 <= mformat_code <= 21:
        raise ValueError('third argument must be a valid machine format code.')
    if not isinstance(items, bytes):
        raise TypeError(f'fourth argument should be bytes, not {type(items).__name__}')
    if mformat_code >= 18:
        encoding = ('utf-16-le', 'utf-16-be', 'utf-32-le', 'utf-32-be')[mformat_code - 18]
        return arraytype(typecode, items.decode(encoding))
    order = '>' if mformat_code % 2 and mformat_code > 1 else '<'
    kind = _MACHINE_FORMATS[mformat_code]
    size = struct.calcsize(order + kind)
    if len(items) % size:
        raise ValueError('string length not a multiple of item size')
    return arraytype(typecode, list(struct.unpack(f'{order}{len(items) // size}{kind}', items)))
