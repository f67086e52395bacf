"""Files of the host: read as a whole when opened, written as a whole when closed."""

import io


def open_path(path, mode, encoding, errors, newline):
    """Open a file of the host."""
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    letters = set(mode)
    if letters - set('rwxabt+') or len(mode) > len(letters):
        raise ValueError(f'invalid mode: {mode!r}')
    kinds = letters & set('rwxa')
    if len(kinds) != 1:
        raise ValueError('must have exactly one of create/read/write/append mode')
    binary = 'b' in letters
    if binary and 't' in letters:
        raise ValueError("can't have text and binary mode at once")
    if binary and encoding is not None:
        raise ValueError("binary mode doesn't take an encoding argument")
    kind = kinds.pop()
    if kind == 'x' and path.exists():
        raise FileExistsError(17, 'File exists', str(path))
    content = b''
    if kind == 'r' or kind == 'a' and path.exists():
        content = path.read_bytes()
    writable = kind != 'r' or '+' in letters
    cls = _BinaryFile if binary else _TextFile
    return cls(path, mode, content, kind, writable, encoding, errors, newline)


class _File:
    """What both kinds share: written back when it is closed or flushed, if something was written."""

    def _open(self, path, mode, kind, writable):
        self._path = path
        self.name = str(path)
        self.mode = mode
        self._readable = kind == 'r' or '+' in mode
        self._writable = writable
        self._changed = kind in 'wx'

    def readable(self):
        return self._readable

    def writable(self):
        return self._writable

    def _check_readable(self):
        if not self._readable:
            raise io.UnsupportedOperation('not readable')

    def write(self, data, /):
        if not self._writable:
            raise io.UnsupportedOperation('not writable')
        self._changed = True
        return super().write(data)

    def flush(self):
        super().flush()
        if self._changed:
            self._write_back()
            self._changed = False

    def close(self):
        if not self.closed:
            self.flush()
        super().close()

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r} mode={self.mode!r}>"


class _BinaryFile(_File, io.BytesIO):
    def __init__(self, path, mode, content, kind, writable, encoding, errors, newline):
        super().__init__(content)
        self._open(path, mode, kind, writable)
        if kind == 'a':
            self.seek(0, 2)

    def _write_back(self):
        self._path.write_bytes(self.getvalue())

    def read(self, size=-1, /):
        self._check_readable()
        return super().read(size)


class _TextFile(_File, io.StringIO):
    def __init__(self, path, mode, content, kind, writable, encoding, errors, newline):
        self.encoding = encoding or 'utf-8'
        self.errors = errors or 'strict'
        text = content.decode(self.encoding, self.errors)
        super().__init__(text, None if newline is None else newline)
        self._open(path, mode, kind, writable)
        if kind == 'a':
            self.seek(0, 2)

    def _write_back(self):
        text = self.getvalue()
        if self.encoding.lower().replace('-', '') in ('utf8', 'ascii'):
            self._path.write_text(text)
        else:
            self._path.write_bytes(text.encode(self.encoding, self.errors))

    def read(self, size=-1, /):
        self._check_readable()
        return super().read(size)

    def readline(self, size=-1, /):
        self._check_readable()
        return super().readline(size)
