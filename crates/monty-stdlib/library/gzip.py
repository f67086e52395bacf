"""The gzip format, of bytes in memory and of file objects."""

import builtins
import io
import zlib

__all__ = ['BadGzipFile', 'GzipFile', 'open', 'compress', 'decompress']


class BadGzipFile(OSError):
    """Exception raised in some cases for invalid gzip files."""


def compress(data, compresslevel=9, *, mtime=0):
    """Compress data in one shot and return the compressed string."""
    packed = zlib.compress(data, level=compresslevel, wbits=31)
    return packed[:4] + int(mtime or 0).to_bytes(4, 'little') + packed[8:9] + b'\xff' + packed[10:]


def decompress(data):
    """Decompress a gzip compressed string in one shot."""
    data = _bytes_of(data)
    parts = []
    while True:
        data = data.lstrip(b'\0') if parts else data
        if not data:
            return b''.join(parts)
        if data[:2] != b'\x1f\x8b':
            raise BadGzipFile(f'Not a gzipped file ({data[:2]!r})')
        if len(data) > 2 and data[2] != 8:
            raise BadGzipFile('Unknown compression method')
        try:
            out, used, end = zlib._unpack(data, 'gzip')
        except zlib.error as e:
            text = str(e)
            if text.endswith('incorrect data check'):
                raise BadGzipFile('CRC check failed') from None
            if text.endswith('incorrect length check'):
                raise BadGzipFile('Incorrect length of data produced') from None
            raise
        if not end:
            raise EOFError('Compressed file ended before the end-of-stream marker was reached')
        parts.append(out)
        data = data[used:]


class GzipFile(io.BufferedIOBase):
    """A file object whose bytes are compressed: of another file object, or of a file of the host."""

    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        mode = mode or getattr(fileobj, 'mode', 'rb')
        if not isinstance(mode, str) or mode[0] not in 'rwax':
            raise ValueError(f'Invalid mode: {mode!r}')
        if 't' in mode or 'U' in mode:
            raise ValueError(f'Invalid mode: {mode!r}')
        self.mode = 'rb' if mode[0] == 'r' else 'wb'
        self._own = fileobj is None
        if fileobj is None:
            fileobj = builtins.open(filename, mode[0] + 'b')
        self.fileobj = fileobj
        self.name = filename or getattr(fileobj, 'name', '') or ''
        self._level = compresslevel
        self.mtime = mtime
        self._closed = False
        self._buffer = None if mode[0] == 'r' else io.BytesIO()

    def _reading(self):
        if self._closed:
            raise ValueError('I/O operation on closed file.')
        if self.mode != 'rb':
            raise OSError(9, 'read() on write-only GzipFile object')
        if self._buffer is None:
            self._buffer = io.BytesIO(decompress(self.fileobj.read()))
        return self._buffer

    def read(self, size=-1):
        return self._reading().read(size)

    def read1(self, size=-1):
        return self._reading().read(size)

    def readline(self, size=-1):
        return self._reading().readline(size)

    def readlines(self, hint=-1):
        return self._reading().readlines(hint)

    def peek(self, n):
        buffer = self._reading()
        at = buffer.tell()
        data = buffer.read(n)
        buffer.seek(at)
        return data

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def write(self, data):
        if self._closed:
            raise ValueError('write() on closed GzipFile object')
        if self.mode != 'wb':
            raise OSError(9, 'write() on read-only GzipFile object')
        return self._buffer.write(data)

    def seek(self, offset, whence=0):
        return (self._reading() if self.mode == 'rb' else self._buffer).seek(offset, whence)

    def tell(self):
        return (self._reading() if self.mode == 'rb' else self._buffer).tell()

    def flush(self, zlib_mode=2):
        pass

    def readable(self):
        return self.mode == 'rb'

    def writable(self):
        return self.mode == 'wb'

    def seekable(self):
        return True

    def close(self):
        if self._closed:
            return
        self._closed = True
        if self.mode == 'wb':
            self.fileobj.write(compress(self._buffer.getvalue(), self._level, mtime=self.mtime or 0))
        if self._own:
            self.fileobj.close()

    @property
    def closed(self):
        return self._closed

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __repr__(self):
        return f'<gzip {self.fileobj!r} {hex(id(self))}>'


def open(filename, mode='rb', compresslevel=9, encoding=None, errors=None, newline=None):
    """Open a gzip-compressed file in binary or text mode."""
    if 't' in mode:
        if 'b' in mode:
            raise ValueError(f'Invalid mode: {mode!r}')
    elif encoding is not None:
        raise ValueError("Argument 'encoding' not supported in binary mode")
    plain = mode.replace('t', '')
    if isinstance(filename, (str, bytes)) or hasattr(filename, '__fspath__'):
        binary = GzipFile(filename, plain, compresslevel)
    elif hasattr(filename, 'read') or hasattr(filename, 'write'):
        binary = GzipFile(None, plain, compresslevel, filename)
    else:
        raise TypeError('filename must be a str or bytes object, or a file')
    if 't' in mode:
        return io.TextIOWrapper(binary, encoding or 'utf-8', errors, newline)
    return binary
