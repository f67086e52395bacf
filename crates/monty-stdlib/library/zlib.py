"""Compression in the format of zlib, of bytes in memory."""

__all__ = ['DEFLATED', 'DEF_BUF_SIZE', 'DEF_MEM_LEVEL', 'MAX_WBITS', 'ZLIB_RUNTIME_VERSION', 'ZLIB_VERSION',
           'Z_BEST_COMPRESSION', 'Z_BEST_SPEED', 'Z_BLOCK', 'Z_DEFAULT_COMPRESSION', 'Z_DEFAULT_STRATEGY', 'Z_FILTERED',
           'Z_FINISH', 'Z_FIXED', 'Z_FULL_FLUSH', 'Z_HUFFMAN_ONLY', 'Z_NO_COMPRESSION', 'Z_NO_FLUSH', 'Z_PARTIAL_FLUSH',
           'Z_RLE', 'Z_SYNC_FLUSH', 'Z_TREES', 'adler32', 'compress', 'compressobj', 'crc32', 'decompress',
           'decompressobj', 'error']

DEFLATED = 8
DEF_BUF_SIZE = 16384
DEF_MEM_LEVEL = 8
MAX_WBITS = 15
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = '1.3.1'
Z_NO_COMPRESSION = 0
Z_BEST_SPEED = 1
Z_BEST_COMPRESSION = 9
Z_DEFAULT_COMPRESSION = -1
Z_DEFAULT_STRATEGY = 0
Z_FILTERED = 1
Z_HUFFMAN_ONLY = 2
Z_RLE = 3
Z_FIXED = 4
Z_NO_FLUSH = 0
Z_PARTIAL_FLUSH = 1
Z_SYNC_FLUSH = 2
Z_FULL_FLUSH = 3
Z_FINISH = 4
Z_BLOCK = 5
Z_TREES = 6


class error(Exception):
    """An error of compression or decompression."""


error.__module__ = 'zlib'


def adler32(data, value=1, /):
    """Compute an Adler-32 checksum of data."""
    return _adler32(_bytes_of(data), value & 0xffffffff)


def crc32(data, value=0, /):
    """Compute a CRC-32 checksum of data."""
    return _crc32(_bytes_of(data), value & 0xffffffff)


def _container(wbits):
    """Whether a header of zlib or gzip stands around the data: 'zlib', 'gzip', 'raw', 'any'."""
    if 8 <= wbits <= 15 or wbits == 0:
        return 'zlib'
    if -15 <= wbits <= -8:
        return 'raw'
    if 24 <= wbits <= 31:
        return 'gzip'
    if 40 <= wbits <= 47:
        return 'any'
    raise ValueError('Invalid initialization option')


def _level(level):
    if level == -1:
        return 6
    if not 0 <= level <= 9:
        raise error('Bad compression level')
    return level


def _pack(data, level, wbits):
    kind = _container(wbits)
    body = _deflate(data, level, kind == 'zlib')
    if kind != 'gzip':
        return body
    tail = _crc32(data, 0).to_bytes(4, 'little') + (len(data) & 0xffffffff).to_bytes(4, 'little')
    return b'\x1f\x8b\x08\x00\x00\x00\x00\x00' + (b'\x02' if level == 9 else b'\x04' if level == 1 else b'\x00') \
        + b'\x03' + body + tail


def compress(data, /, level=-1, wbits=15):
    """Returns a bytes object containing compressed data."""
    return _pack(_bytes_of(data), _level(level), wbits)


def _gzip_header(data):
    """Where the deflated data begin; -1 if the header is not complete."""
    if not b'\x1f\x8b\x08'.startswith(data[:3]):
        raise error('Error -3 while decompressing data: incorrect header check')
    if len(data) < 10:
        return -1
    flags = data[3]
    at = 10
    if flags & 4:
        at += 2 + int.from_bytes(data[at:at + 2], 'little')
    for flag in (8, 16):
        if flags & flag:
            at = data.find(b'\0', at) + 1
            if not at:
                return -1
    if flags & 2:
        at += 2
    return at if at <= len(data) else -1


def _unpack(data, kind, limit=0):
    """The bytes, how many of the data were used, and whether the end was reached."""
    if kind == 'any':
        kind = 'gzip' if data[:1] == b'\x1f' else 'zlib'
    start = 0
    if kind == 'gzip':
        start = _gzip_header(data)
        if start < 0:
            return b'', 0, False
    found = _inflate(data[start:] if start else data, kind == 'zlib', limit)
    if found == 'need dictionary':
        raise error('Error 2 while decompressing data')
    if type(found) is str:
        raise error('Error -3 while decompressing data: ' + found)
    out, used, end = found
    used += start
    if end and kind == 'gzip':
        if len(data) < used + 8:
            return out, used, False
        if int.from_bytes(data[used:used + 4], 'little') != _crc32(out, 0):
            raise error('Error -3 while decompressing data: incorrect data check')
        if int.from_bytes(data[used + 4:used + 8], 'little') != len(out) & 0xffffffff:
            raise error('Error -3 while decompressing data: incorrect length check')
        used += 8
    return out, used, end


def decompress(data, /, wbits=15, bufsize=16384):
    """Returns a bytes object containing the uncompressed data."""
    out, used, end = _unpack(_bytes_of(data), _container(wbits))
    if not end:
        raise error('Error -5 while decompressing data: incomplete or truncated stream')
    return out


class Compress:
    """Data in parts: they are compressed together, when flush() finishes them."""

    def __init__(self, level, wbits):
        self._level = level
        self._wbits = wbits
        self._parts = []
        self._done = False

    def compress(self, data, /):
        """Returns a bytes object containing compressed data."""
        self._parts.append(_bytes_of(data))
        return b''

    def flush(self, mode=Z_FINISH, /):
        """Return a bytes object containing any remaining compressed data."""
        if mode != Z_FINISH or self._done:
            return b''
        self._done = True
        return _pack(b''.join(self._parts), self._level, self._wbits)

    def copy(self):
        """Return a copy of the compression object."""
        other = Compress(self._level, self._wbits)
        other._parts = self._parts[:]
        other._done = self._done
        return other

    __copy__ = copy

    def __deepcopy__(self, memo, /):
        return self.copy()


class Decompress:
    """Data in parts."""

    def __init__(self, kind):
        self._kind = kind
        self._data = b''
        self._given = 0
        self.unused_data = b''
        self.unconsumed_tail = b''
        self.eof = False

    def decompress(self, data, /, max_length=0):
        """Return a bytes object containing the decompressed version of the data."""
        if max_length < 0:
            raise ValueError('max_length must be non-negative')
        data = _bytes_of(data)
        if self.eof:
            self.unused_data += data
            return b''
        # What was left over is given again by the caller.
        if self.unconsumed_tail and data.startswith(self.unconsumed_tail):
            data = data[len(self.unconsumed_tail):]
        self.unconsumed_tail = b''
        self._data += data
        limit = self._given + max_length if max_length else 0
        out, used, end = _unpack(self._data, self._kind, limit)
        result = out[self._given:]
        self._given = len(out)
        if end:
            self.eof = True
            self.unused_data = self._data[used:]
            self._data = b''
        elif limit and len(out) >= limit:
            self.unconsumed_tail = self._data[used:] or self._data[-1:]
        return result

    def flush(self, length=16384, /):
        """Return a bytes object containing any remaining decompressed data."""
        if length <= 0:
            raise ValueError('length must be greater than zero')
        if self.eof or not self._data:
            return b''
        out, used, end = _unpack(self._data, self._kind)
        result = out[self._given:]
        self._given = len(out)
        if end:
            self.eof = True
            self.unused_data = self._data[used:]
        self.unconsumed_tail = b''
        return result

    def copy(self):
        """Return a copy of the decompression object."""
        other = Decompress(self._kind)
        other.__dict__.update(self.__dict__)
        return other

    __copy__ = copy

    def __deepcopy__(self, memo, /):
        return self.copy()


def compressobj(level=-1, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY,
                zdict=None):
    """Return a compressor object."""
    if zdict is not None:
        raise NotImplementedError('zlib: compression with a dictionary is not supported')
    _container(wbits)
    return Compress(_level(level), wbits)


def decompressobj(wbits=MAX_WBITS, zdict=b''):
    """Return a decompressor object."""
    if zdict:
        raise NotImplementedError('zlib: compression with a dictionary is not supported')
    return Decompress(_container(wbits))

# What CPython writes in C: see bind_library.rs.
_native_names = ('*',)
