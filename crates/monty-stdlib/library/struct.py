"""Values packed into bytes, as C has them."""

import math
import operator

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct', 'error']


class error(Exception):
    pass


# Size of each format character, and its alignment in native mode.
_STANDARD = {'x': 1, 'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4, 'q': 8, 'Q': 8,
             'e': 2, 'f': 4, 'd': 8, 's': 1, 'p': 1}
_NATIVE = {**_STANDARD, 'l': 8, 'L': 8, 'n': 8, 'N': 8, 'P': 8}
_INTEGERS = frozenset('bBhHiIlLqQnNP')
_parsed = {}
_MAX_PARSED = 100
_MAX_SIZE = 9223372036854775807


def _parse(format):
    """Byte order, total size, number of values, and items (character, count, size, offset)."""
    if isinstance(format, bytes):
        format = format.decode('latin-1')
    elif not isinstance(format, str):
        raise TypeError(f'Struct() argument 1 must be a str or bytes object, not {type(format).__name__}')
    known = _parsed.get(format)
    if known is not None:
        return known
    order, sizes, native = 'little', _NATIVE, True
    i = 0
    if format[:1] and format[0] in '@=<>!':
        native = format[0] == '@'
        order = 'big' if format[0] in '>!' else 'little'
        sizes = _NATIVE if native else _STANDARD
        i = 1
    items = []
    offset = values = 0
    n = len(format)
    while i < n:
        c = format[i]
        i += 1
        if c.isspace():
            continue
        count = None
        if '0' <= c <= '9':
            j = i - 1
            while i < n and '0' <= format[i] <= '9':
                i += 1
            count = int(format[j:i])
            if i >= n:
                raise error('repeat count given without format specifier')
            c = format[i]
            i += 1
        size = sizes.get(c)
        if size is None:
            raise error('embedded null character' if c == '\0' else 'bad char in struct format')
        if native and size > 1:
            offset += -offset % size
        repeat = 1 if count is None else count
        if offset + size * repeat > _MAX_SIZE:
            raise error('total struct size too long')
        # A native float may overflow: 'F' here.
        items.append(('F' if c == 'f' and native else c, repeat, size, offset))
        if c in 'sp':
            values += 1
        elif c != 'x':
            values += repeat
        offset += size * repeat
    if len(_parsed) >= _MAX_PARSED:
        _parsed.clear()
    result = _parsed[format] = order, offset, values, items, format
    return result


def calcsize(format, /):
    """Return size in bytes of the struct described by the format string."""
    return _parse(format)[1]


def _pack_integer(c, size, order, given):
    if not isinstance(given, int) and not hasattr(type(given), '__index__'):
        raise error('required argument is not an integer')
    value = operator.index(given)
    signed = c in 'bhilqn' or c == 'P' and value < 0
    bits = size * 8
    low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
    if not low <= value <= high:
        if c != 'P':
            raise error(f"'{c}' format requires {low} <= number <= {high}")
        if isinstance(given, int):
            raise error('int too large to convert')
        raise OverflowError(f"Python int too large to convert to C {'' if signed else 'unsigned '}long")
    return value.to_bytes(size, order, signed=signed)


def _pack_items(parsed, values):
    order, total, _, items, _ = parsed
    packed = _struct_pack(order, total, items, values)
    if packed is not None:
        return packed
    out = bytearray(total)
    k = 0
    for c, count, size, at in items:
        if c == 'x':
            continue
        if c == 's' or c == 'p':
            value = values[k]
            k += 1
            if not isinstance(value, (bytes, bytearray)):
                raise error(f"argument for '{c}' must be a bytes object")
            if c == 's':
                data = bytes(value[:count])
            elif count:
                data = bytes(value[:count - 1])
                data = bytes((min(len(data), 255),)) + data
            else:
                data = b''
            out[at:at + len(data)] = data
            continue
        for _ in range(count):
            out[at:at + size] = _pack_one(c, size, order, values[k])
            at += size
            k += 1
    return bytes(out)


def _pack_one(c, size, order, value):
    if c in _INTEGERS:
        return _pack_integer(c, size, order, value)
    if c == 'c':
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise error('char format requires a bytes object of length 1')
        return bytes(value)
    if c == '?':
        return b'\1' if value else b'\0'
    if isinstance(value, (str, bytes, bytearray, memoryview)):
        raise error('required argument is not a float')
    try:
        number = float(value)
    except Exception:
        raise error('required argument is not a float') from None
    if c == 'F' and abs(number) > 3.4028235677973366e38:
        number = math.copysign(math.inf, number)
    try:
        data = _float_to_bytes(number, size)
    except OverflowError:
        if isinstance(value, int):
            raise error('int too large to convert') from None
        raise
    return data if order == 'little' else data[::-1]


def _check_count(parsed, values, name):
    wanted = parsed[2]
    if len(values) != wanted:
        raise error(f'{name} expected {wanted} items for packing (got {len(values)})')


def pack(format, /, *v):
    """Return a bytes object containing the values packed according to the format string."""
    parsed = _parse(format)
    _check_count(parsed, v, 'pack')
    return _pack_items(parsed, v)


def pack_into(format, buffer, offset, /, *v):
    """Pack the values and write the packed bytes into the writable buffer starting at offset."""
    _pack_into(_parse(format), buffer, offset, v)


def _pack_into(parsed, buffer, offset, values):
    _check_count(parsed, values, 'pack_into')
    size = parsed[1]
    view = memoryview(buffer)
    if view.readonly:
        raise TypeError(f'pack_into() argument must be a read-write bytes-like object, not {type(buffer).__name__}')
    length = view.nbytes
    if offset < 0:
        if offset + size > 0:
            raise error(f'no space to pack {size} bytes at offset {offset}')
        if offset + length < 0:
            raise error(f'offset {offset} out of range for {length}-byte buffer')
        offset += length
    if length - offset < size:
        raise error(f'pack_into requires a buffer of at least {size + offset} bytes for packing {size} bytes at offset '
                    f'{offset} (actual buffer size is {length})')
    view.cast('B')[offset:offset + size] = _pack_items(parsed, values)


def _unpack_at(parsed, data, start):
    order, _, _, items, _ = parsed
    values = _struct_unpack(order, items, data, start)
    if values is not None:
        return values
    result = []
    for c, count, size, at in items:
        if c == 'x':
            continue
        at += start
        if c == 's':
            result.append(bytes(data[at:at + count]))
            continue
        if c == 'p':
            n = min(data[at], count - 1) if count else 0
            result.append(bytes(data[at + 1:at + 1 + n]))
            continue
        for _ in range(count):
            piece = bytes(data[at:at + size])
            at += size
            if c in _INTEGERS:
                result.append(int.from_bytes(piece, order, signed=c in 'bhilqn'))
            elif c == 'c':
                result.append(piece)
            elif c == '?':
                result.append(piece != b'\0')
            else:
                result.append(_float_from_bytes(piece if order == 'little' else piece[::-1]))
    return tuple(result)


def _unpack_any(format, buffer):
    return _unpack(_parse(format), buffer)


unpack = _struct_unpacker(_parsed, _unpack_any)


def _unpack(parsed, buffer):
    data = _bytes_of(buffer)
    if len(data) != parsed[1]:
        raise error(f'unpack requires a buffer of {parsed[1]} bytes')
    return _unpack_at(parsed, data, 0)


def unpack_from(format, /, buffer, offset=0):
    """Return a tuple containing values unpacked according to the format string, from an offset on."""
    return _unpack_from(_parse(format), buffer, offset)


def _unpack_from(parsed, buffer, offset):
    data = _bytes_of(buffer)
    size, length = parsed[1], len(data)
    if offset < 0:
        if offset + size > 0:
            raise error(f'not enough data to unpack {size} bytes at offset {offset}')
        if offset + length < 0:
            raise error(f'offset {offset} out of range for {length}-byte buffer')
        offset += length
    if length - offset < size:
        raise error(f'unpack_from requires a buffer of at least {size + offset} bytes for unpacking {size} bytes at '
                    f'offset {offset} (actual buffer size is {length})')
    return _unpack_at(parsed, data, offset)


def iter_unpack(format, buffer, /):
    """Return an iterator yielding tuples unpacked from the given bytes."""
    return unpack_iterator(_parse(format), buffer)


class unpack_iterator:
    """Iterates over a buffer, a struct at a time."""

    def __init__(self, parsed, buffer):
        self._data = _bytes_of(buffer)
        size = parsed[1]
        if not size:
            raise error('cannot iteratively unpack with a struct of length 0')
        if len(self._data) % size:
            raise error(f'iterative unpacking requires a buffer of a multiple of {size} bytes')
        self._parsed = parsed
        self._at = 0

    def __iter__(self):
        return self

    def __length_hint__(self):
        return (len(self._data) - self._at) // self._parsed[1]

    def __next__(self):
        if self._at >= len(self._data):
            raise StopIteration
        result = _unpack_at(self._parsed, self._data, self._at)
        self._at += self._parsed[1]
        return result


class Struct:
    """Struct(fmt) --> compiled struct object"""

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        self._parsed_format = None
        return self

    def __init__(self, format):
        self._parsed_format = _parse(format)

    def _ready(self):
        if self._parsed_format is None:
            raise RuntimeError('Struct object is not initialized')
        return self._parsed_format

    @property
    def format(self):
        """struct format string"""
        return self._ready()[4]

    @property
    def size(self):
        """struct size in bytes"""
        return self._ready()[1]

    def pack(self, *v):
        """Return a bytes object containing the values packed."""
        _check_count(self._ready(), v, 'pack')
        return _pack_items(self._parsed_format, v)

    def pack_into(self, buffer, offset, *v):
        """Pack the values into the writable buffer starting at offset."""
        _pack_into(self._ready(), buffer, offset, v)

    def unpack(self, buffer, /):
        """Return a tuple containing unpacked values."""
        return _unpack(self._ready(), buffer)

    def unpack_from(self, buffer, offset=0):
        """Return a tuple containing unpacked values, from an offset on."""
        return _unpack_from(self._ready(), buffer, offset)

    def iter_unpack(self, buffer, /):
        """Return an iterator yielding tuples."""
        return unpack_iterator(self._ready(), buffer)

    def __repr__(self):
        return f'{type(self).__name__}({self.format!r})'


Struct.__module__ = '_struct'

# What CPython writes in C: see bind_library.rs.
_native_names = ('Struct', '* _struct')
