"""Streams in memory. There are no files here but those the host hands in."""

__all__ = ['BlockingIOError', 'open', 'open_code', 'IOBase', 'RawIOBase', 'BytesIO', 'StringIO', 'BufferedIOBase',
           'TextIOBase', 'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END', 'DEFAULT_BUFFER_SIZE',
           'TextIOWrapper', 'BufferedReader', 'BufferedWriter', 'IncrementalNewlineDecoder']

import abc

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    pass


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """Open a file of the host, if the host has any."""
    import builtins
    return builtins.open(file, mode, buffering, encoding, errors, newline, closefd, opener)


def open_code(path):
    return open(path, 'rb')


def text_encoding(encoding, stacklevel=2, /):
    return 'utf-8' if encoding is None else encoding


class IOBase(metaclass=abc.ABCMeta):
    """The abstract base class of all streams."""

    _closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(f'{self.__class__.__name__}.{name}() not supported')

    def seek(self, pos, whence=0, /):
        self._unsupported('seek')

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, pos=None, /):
        self._unsupported('truncate')

    def flush(self):
        self._check_closed()

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    @property
    def closed(self):
        return self._closed

    def seekable(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def _check_closed(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')

    def __enter__(self):
        self._check_closed()
        return self

    def __exit__(self, *args):
        self.close()

    def fileno(self):
        self._unsupported('fileno')

    def isatty(self):
        self._check_closed()
        return False

    def readline(self, size=-1, /):
        """Read and return a line of bytes from the stream."""
        result = bytearray()
        if size is None:
            size = -1
        while size < 0 or len(result) < size:
            b = self.read(1)
            if not b:
                break
            result += b
            if result.endswith(b'\n'):
                break
        return bytes(result)

    def __iter__(self):
        self._check_closed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=None, /):
        """Return a list of lines from the stream."""
        if hint is None or hint <= 0:
            return list(self)
        n = 0
        lines = []
        for line in self:
            lines.append(line)
            n += len(line)
            if n >= hint:
                break
        return lines

    def writelines(self, lines, /):
        self._check_closed()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Base class for raw binary streams."""

    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        b = bytearray(size)
        n = self.readinto(b)
        if n is None:
            return None
        return bytes(b[:n])

    def readall(self):
        result = bytearray()
        while data := self.read(DEFAULT_BUFFER_SIZE):
            result += data
        return bytes(result)

    def readinto(self, b, /):
        self._unsupported('readinto')

    def write(self, b, /):
        self._unsupported('write')


class BufferedIOBase(IOBase):
    """Base class for buffered binary streams."""

    def read(self, size=-1, /):
        self._unsupported('read')

    def read1(self, size=-1, /):
        self._unsupported('read1')

    def readinto(self, b, /):
        data = self.read(len(b))
        b[:len(data)] = data
        return len(data)

    def readinto1(self, b, /):
        data = self.read1(len(b))
        b[:len(data)] = data
        return len(data)

    def write(self, b, /):
        self._unsupported('write')

    def detach(self):
        self._unsupported('detach')


class TextIOBase(IOBase):
    """Base class for text streams."""

    encoding = None
    errors = None
    newlines = None

    def read(self, size=-1, /):
        self._unsupported('read')

    def readline(self, size=-1, /):
        self._unsupported('readline')

    def write(self, s, /):
        self._unsupported('write')

    def detach(self):
        self._unsupported('detach')


def _to_index(value, what='argument should be integer or None'):
    """A size: None counts as -1."""
    if value is None:
        return -1
    if not hasattr(type(value), '__index__'):
        raise TypeError(f"{what}, not '{type(value).__name__}'")
    return value.__index__()


def _held_bytes(cls):
    """Show native code where the attributes of a stream stand."""
    _stream_setup(1, cls())
    return cls


@_held_bytes
class BytesIO(BufferedIOBase):
    """Buffered I/O implementation using an in-memory bytes buffer."""

    def __init__(self, initial_bytes=b''):
        self._closed = False
        self._buffer = bytearray()
        if initial_bytes is not None:
            self._buffer += _bytes_of(initial_bytes)
        self._pos = 0

    def _check(self):
        if self._closed:
            raise ValueError('I/O operation on closed file.')

    def __getstate__(self):
        self._check()
        return bytes(self._buffer), self._pos, self._extra()

    def _extra(self):
        extra = {k: v for k, v in self.__dict__.items() if k not in ('_closed', '_buffer', '_pos')}
        return extra or None

    def __setstate__(self, state):
        if not isinstance(state, tuple):
            raise TypeError(f'{type(self).__name__}.__setstate__ argument should be 3-tuple, got {type(state).__name__}')
        if len(state) < 3:
            raise TypeError(f'{type(self).__name__}.__setstate__ argument should be 3-tuple, got tuple')
        value, pos, extra = state[:3]
        if not isinstance(pos, int):
            raise TypeError(f'second item of state must be an integer, not {type(pos).__name__}')
        if pos < 0:
            raise ValueError('position value cannot be negative')
        if extra is not None and not isinstance(extra, dict):
            raise TypeError(f'third item of state should be a dict, got a {type(extra).__name__}')
        self.__init__(value)
        self._pos = pos
        if extra:
            self.__dict__.update(extra)

    def getvalue(self):
        """Return the bytes value (contents) of the buffer"""
        self._check()
        return bytes(self._buffer)

    def getbuffer(self):
        """Return a view over the contents of the BytesIO object."""
        self._check()
        return memoryview(self._buffer)

    def close(self):
        self._closed = True
        self._buffer = bytearray()

    read = read1 = _stream_read

    def _read_any(self, size):
        self._check()
        size = _to_index(size)
        if size < 0:
            size = len(self._buffer)
        start = self._pos
        if start >= len(self._buffer):
            return b''
        self._pos = end = min(len(self._buffer), start + size)
        return bytes(self._buffer[start:end])

    def readinto(self, b, /):
        """Read bytes into buffer."""
        self._check()
        view = memoryview(b).cast('B')
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        """Next line from the file, as a bytes object."""
        self._check()
        size = _to_index(size)
        if self._pos >= len(self._buffer):
            return b''
        end = self._buffer.find(b'\n', self._pos) + 1
        if end == 0:
            end = len(self._buffer)
        if 0 <= size < end - self._pos:
            end = self._pos + size
        line = bytes(self._buffer[self._pos:end])
        self._pos = end
        return line

    def readlines(self, size=None, /):
        """List of bytes objects, each a line from the file."""
        self._check()
        size = _to_index(size)
        lines = []
        n = 0
        while line := self.readline():
            lines.append(line)
            n += len(line)
            if 0 < size <= n:
                break
        return lines

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def write(self, b, /):
        """Write bytes to file."""
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = _bytes_of(b)
        n = len(data)
        if not n:
            return 0
        if self._pos > len(self._buffer):
            self._buffer += bytes(self._pos - len(self._buffer))
        self._buffer[self._pos:self._pos + n] = data
        self._pos += n
        return n

    def writelines(self, lines, /):
        self._check()
        for line in lines:
            self.write(line)

    def seek(self, pos, whence=0, /):
        """Change stream position."""
        self._check()
        if not hasattr(type(pos), '__index__'):
            raise TypeError(f"'{type(pos).__name__}' object cannot be interpreted as an integer")
        pos = pos.__index__()
        if whence == 0:
            if pos < 0:
                raise ValueError(f'negative seek value {pos}')
            self._pos = pos
        elif whence == 1:
            self._pos = max(0, self._pos + pos)
        elif whence == 2:
            self._pos = max(0, len(self._buffer) + pos)
        else:
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        return self._pos

    def tell(self):
        """Current file position, an integer."""
        self._check()
        return self._pos

    def truncate(self, pos=None, /):
        """Truncate the file to at most size bytes."""
        self._check()
        if pos is None:
            pos = self._pos
        else:
            pos = _to_index(pos)
            if pos < 0:
                raise ValueError(f'negative size value {pos}')
        del self._buffer[pos:]
        return pos

    def flush(self):
        self._check()

    def isatty(self):
        self._check()
        return False

    def readable(self):
        self._check()
        return True

    def writable(self):
        self._check()
        return True

    def seekable(self):
        self._check()
        return True


def _held(cls):
    """Show native code where the slots of a stream stand."""
    _stream_setup(0, cls())
    return cls


@_held
class StringIO(TextIOBase):
    """Text I/O implementation using an in-memory buffer."""

    # What is written last stands in a list of parts; it is joined when anything else is asked for.

    def __init__(self, initial_value='', newline='\n'):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f'newline must be str or None, not {type(newline).__name__}')
        if newline not in (None, '', '\n', '\r', '\r\n'):
            raise ValueError(f'illegal newline value: {newline!r}')
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
        self._closed = False
        self._text = ''
        self._parts = []
        self._pos = 0
        self._newline = newline
        self._seen = set()
        if initial_value:
            self.write(initial_value)
            self._pos = 0

    def _check(self):
        if self._closed:
            raise ValueError('I/O operation on closed file')

    def _flat(self):
        if self._parts:
            self._text += ''.join(self._parts)
            self._parts.clear()
        return self._text

    def __getstate__(self):
        self._check()
        names = ('_closed', '_text', '_parts', '_pos', '_newline', '_seen')
        extra = {k: v for k, v in self.__dict__.items() if k not in names}
        return self._flat(), self._newline, self._pos, extra or None

    def __setstate__(self, state):
        if not isinstance(state, tuple):
            raise TypeError(f'{type(self).__name__}.__setstate__ argument should be 4-tuple, got {type(state).__name__}')
        if len(state) < 4:
            raise TypeError(f'{type(self).__name__}.__setstate__ argument should be 4-tuple, got tuple')
        value, newline, pos, extra = state[:4]
        if not isinstance(pos, int):
            raise TypeError(f'third item of state must be an integer, not {type(pos).__name__}')
        if pos < 0:
            raise ValueError('position value cannot be negative')
        if extra is not None and not isinstance(extra, dict):
            raise TypeError(f'fourth item of state should be a dict, got a {type(extra).__name__}')
        self.__init__('', newline)
        self._text = value
        self._pos = pos
        if extra:
            self.__dict__.update(extra)

    def getvalue(self):
        """Retrieve the entire contents of the object."""
        self._check()
        return self._flat()

    def close(self):
        self._closed = True
        self._text = ''
        self._parts = []

    @property
    def line_buffering(self):
        self._check()
        return False

    @property
    def newlines(self):
        self._check()
        if self._newline is not None or not self._seen:
            return None
        found = tuple([n for n in ('\r', '\n', '\r\n') if n in self._seen])
        return found[0] if len(found) == 1 else found

    def _translate(self, s):
        """Newlines as they are kept."""
        newline = self._newline
        if newline is None:
            for kind, text in (('\r\n', s), ('\n', s.replace('\r\n', '')), ('\r', s.replace('\r\n', ''))):
                if kind in text:
                    self._seen.add(kind)
            return s.replace('\r\n', '\n').replace('\r', '\n')
        if newline in ('\r', '\r\n'):
            return s.replace('\n', newline)
        return s

    write = _stream_write
    __next__ = _stream_next

    def _write_any(self, s):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        n = len(s)
        if not n:
            return 0
        s = self._translate(s)
        parts = self._parts
        if self._pos == -1:
            # At the end, as after every write there.
            parts.append(s)
            return n
        text = self._flat()
        if self._pos > len(text):
            text += '\0' * (self._pos - len(text))
        if self._pos == len(text):
            self._text = text
            parts.append(s)
            self._pos = -1
            return n
        self._text = text[:self._pos] + s + text[self._pos + len(s):]
        self._pos += len(s)
        return n

    def _position(self):
        if self._pos == -1:
            self._pos = len(self._flat())
        return self._pos

    def read(self, size=-1, /):
        """Read at most size characters, returned as a string."""
        self._check()
        size = _to_index(size)
        pos = self._position()
        text = self._flat()
        end = len(text) if size < 0 else min(len(text), pos + size)
        if pos >= len(text):
            return ''
        self._pos = end
        return text[pos:end]

    def readline(self, size=-1, /):
        """Read until newline or EOF."""
        self._check()
        size = _to_index(size)
        pos = self._position()
        text = self._flat()
        if pos >= len(text):
            return ''
        end = self._line_end(text, pos)
        if 0 <= size < end - pos:
            end = pos + size
        self._pos = end
        return text[pos:end]

    def _line_end(self, text, pos):
        if self._newline == '':
            n, r = text.find('\n', pos), text.find('\r', pos)
            if r >= 0 and (n < 0 or r < n):
                return r + 2 if n == r + 1 else r + 1
            return n + 1 if n >= 0 else len(text)
        newline = self._newline or '\n'
        i = text.find(newline, pos)
        return len(text) if i < 0 else i + len(newline)

    def _next_any(self):
        self._check()
        line = self.readline()
        if not isinstance(line, str):
            raise OSError(f"readline() should have returned a str object, not '{type(line).__name__}'")
        if not line:
            raise StopIteration
        return line

    def seek(self, pos, whence=0, /):
        """Change stream position."""
        self._check()
        pos = _to_index(pos)
        if whence not in (0, 1, 2):
            raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
        if whence == 0:
            if pos < 0:
                raise ValueError(f'Negative seek position {pos}')
            self._pos = pos
        elif pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        elif whence == 2:
            self._pos = len(self._flat())
        return self._position()

    def tell(self):
        """Tell the current file position."""
        self._check()
        return self._position()

    def truncate(self, pos=None, /):
        """Truncate size to pos."""
        self._check()
        if pos is None:
            pos = self._position()
        else:
            pos = _to_index(pos)
            if pos < 0:
                raise ValueError(f'Negative size value {pos}')
        here = self._position()
        self._text = self._flat()[:pos]
        self._pos = here
        return pos

    def flush(self):
        self._check()

    def isatty(self):
        self._check()
        return False

    def readable(self):
        self._check()
        return True

    def writable(self):
        self._check()
        return True

    def seekable(self):
        self._check()
        return True


class BufferedReader(BufferedIOBase):
    """A reader on another stream."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self.raw = raw

    def read(self, size=-1, /):
        return self.raw.read(size)

    read1 = read

    def readable(self):
        return True

    def close(self):
        self.raw.close()
        self._closed = True


class BufferedWriter(BufferedIOBase):
    """A writer on another stream."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self.raw = raw

    def write(self, b, /):
        return self.raw.write(b)

    def writable(self):
        return True

    def close(self):
        self.raw.close()
        self._closed = True


class TextIOWrapper(TextIOBase):
    """Text on a stream of bytes."""

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        self.buffer = buffer
        self.encoding = encoding or 'utf-8'
        self.errors = errors or 'strict'
        self._newline = newline
        self._in = None

    def _reader(self):
        if self._in is None:
            self._in = StringIO(self.buffer.read().decode(self.encoding, self.errors), self._newline)
        return self._in

    def read(self, size=-1, /):
        return self._reader().read(size)

    def readline(self, size=-1, /):
        return self._reader().readline(size)

    def write(self, s, /):
        newline = self._newline
        text = s.replace('\n', newline) if newline in ('\r', '\r\n') else s
        self.buffer.write(text.encode(self.encoding, self.errors))
        return len(s)

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def seek(self, pos, whence=0, /):
        self._in = None
        return self.buffer.seek(pos, whence)

    def flush(self):
        self.buffer.flush()

    def detach(self):
        return self.buffer

    def close(self):
        if not self._closed:
            self.flush()
            self._closed = True
            self.buffer.close()


class IncrementalNewlineDecoder:
    """Turns all kinds of line ends into one, chunk by chunk."""

    def __init__(self, decoder, translate, errors='strict'):
        self.translate = translate
        self.decoder = decoder
        self._pending = False
        self._seen = set()

    def decode(self, input, final=False):
        output = input if self.decoder is None else self.decoder.decode(input, final=final)
        if self._pending and (output or final):
            output = '\r' + output
            self._pending = False
        if output.endswith('\r') and not final:
            output = output[:-1]
            self._pending = True
        rest = output.replace('\r\n', '')
        if '\r\n' in output:
            self._seen.add('\r\n')
        for c in '\r\n':
            if c in rest:
                self._seen.add(c)
        if self.translate:
            output = output.replace('\r\n', '\n').replace('\r', '\n')
        return output

    def getstate(self):
        buf, flag = (b'', 0) if self.decoder is None else self.decoder.getstate()
        return buf, flag << 1 | self._pending

    def setstate(self, state):
        buf, flag = state
        self._pending = bool(flag & 1)
        if self.decoder is not None:
            self.decoder.setstate((buf, flag >> 1))

    def reset(self):
        self._seen = set()
        self._pending = False
        if self.decoder is not None:
            self.decoder.reset()

    @property
    def newlines(self):
        found = tuple([n for n in ('\r', '\n', '\r\n') if n in self._seen])
        return None if not found else found[0] if len(found) == 1 else found


BytesIO.__module__ = '_io'
StringIO.__module__ = '_io'
TextIOWrapper.__module__ = '_io'
BufferedReader.__module__ = '_io'
BufferedWriter.__module__ = '_io'

# What CPython writes in C: see bind_library.rs.
_native_names = ('StringIO', 'BytesIO')
