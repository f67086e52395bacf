"""Paths as objects. What needs a file system is asked of the host."""

__all__ = ['PurePath', 'PurePosixPath', 'PureWindowsPath', 'Path', 'PosixPath', 'UnsupportedOperation']

from collections.abc import Sequence


class UnsupportedOperation(NotImplementedError):
    """An exception that is raised when an unsupported operation is attempted."""


class _Parents(Sequence):
    """The ancestors of a path."""

    def __init__(self, path):
        self._cls = type(path)
        self._root = path._root
        self._parts = path._tail

    def __len__(self):
        return len(self._parts)

    def __getitem__(self, i):
        n = len(self)
        if isinstance(i, slice):
            return tuple([self[k] for k in range(*i.indices(n))])
        if not -n <= i < n:
            raise IndexError(i)
        if i < 0:
            i += n
        return self._cls._make(self._root, self._parts[:n - i - 1])

    def __repr__(self):
        return f'<{self._cls.__name__}.parents>'


class PurePath:
    """A path without a file system."""

    __slots__ = ('_root', '_tail', '_str')

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        self = object.__new__(cls)
        root, tail = '', ()
        for arg in args:
            text = _path_text(arg)
            r, t = _parse(text)
            if r:
                root, tail = r, t
            else:
                tail += t
        self._root = root
        self._tail = tail
        self._str = None
        return self

    def __init__(self, *args, **kwargs):
        pass

    @classmethod
    def _make(cls, root, tail):
        self = object.__new__(cls)
        self._root = root
        self._tail = tuple(tail)
        self._str = None
        return self

    def with_segments(self, *pathsegments):
        """Construct a new path object from any number of path-like objects."""
        return type(self)(*pathsegments)

    def __str__(self):
        if self._str is None:
            self._str = self._root + '/'.join(self._tail) or '.'
        return self._str

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        """Return the string representation of the path with forward slashes."""
        return str(self)

    def __bytes__(self):
        return str(self).encode('utf-8', 'surrogateescape')

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def as_uri(self):
        """Return the path as a URI."""
        from urllib.parse import quote
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        return 'file://' + quote(str(self))

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._root == other._root and self._tail == other._tail

    def _key(self):
        return [self._root, *self._tail]

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, PurePath) else NotImplemented

    def __reduce__(self):
        return self.__class__, tuple(self.parts)

    @property
    def drive(self):
        """The drive prefix (letter or UNC path), if any."""
        return ''

    @property
    def root(self):
        """The root of the path, if any."""
        return self._root

    @property
    def anchor(self):
        """The concatenation of the drive and root, or ''."""
        return self._root

    @property
    def parts(self):
        """An object providing sequence-like access to the components in the filesystem path."""
        return (self._root, *self._tail) if self._root else self._tail

    @property
    def parent(self):
        """The logical parent of the path."""
        return self._make(self._root, self._tail[:-1]) if self._tail else self

    @property
    def parents(self):
        """A sequence of this path's logical parents."""
        return _Parents(self)

    @property
    def name(self):
        """The final path component, if any."""
        return self._tail[-1] if self._tail else ''

    @property
    def suffix(self):
        """The final component's last suffix, if any."""
        name = self.name
        i = name.rfind('.')
        return name[i:] if 0 < i < len(name) - 1 else ''

    @property
    def suffixes(self):
        """A list of the final component's suffixes, if any."""
        name = self.name
        if name.endswith('.'):
            return []
        return ['.' + s for s in name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        """The final path component, minus its last suffix."""
        name = self.name
        i = name.rfind('.')
        return name[:i] if 0 < i < len(name) - 1 else name

    def with_name(self, name):
        """Return a new path with the file name changed."""
        if not name or '/' in name or name == '.':
            raise ValueError(f'Invalid name {name!r}')
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        return self._make(self._root, (*self._tail[:-1], name))

    def with_stem(self, stem):
        """Return a new path with the stem changed."""
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f'{self!r} has a non-empty suffix')
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        """Return a new path with the file suffix changed."""
        stem = self.stem
        if not stem:
            raise ValueError(f'{self!r} has an empty name')
        if suffix and not (suffix.startswith('.') and len(suffix) > 1) or '/' in suffix:
            raise ValueError(f'Invalid suffix {suffix!r}')
        return self.with_name(stem + suffix)

    def relative_to(self, other, *_deprecated, walk_up=False):
        """Return the relative path to another path identified by the passed arguments."""
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        tail = other._tail
        step = 0
        while True:
            if self._root == other._root and self._tail[:len(tail)] == tail:
                break
            if not walk_up or not tail:
                if walk_up and self._root != other._root:
                    raise ValueError(f'{str(self)!r} and {str(other)!r} have different anchors')
                raise ValueError(f'{str(self)!r} is not in the subpath of {str(other)!r}')
            if tail[-1] == '..':
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
            tail = tail[:-1]
            step += 1
        return self._make('', ('..',) * step + self._tail[len(tail):])

    def is_relative_to(self, other, *_deprecated):
        """Return True if the path is relative to another path or False."""
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        return self._root == other._root and self._tail[:len(other._tail)] == other._tail

    def joinpath(self, *pathsegments):
        """Combine this path with one or several arguments."""
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def is_absolute(self):
        """True if the path is absolute."""
        return bool(self._root)

    def is_reserved(self):
        return False

    def match(self, path_pattern, *, case_sensitive=None):
        """Return True if this path matches the given pattern, from its end."""
        pattern = path_pattern if isinstance(path_pattern, PurePath) else self.with_segments(path_pattern)
        parts = pattern.parts
        if not parts:
            raise ValueError('empty pattern')
        own = self.parts
        if len(own) < len(parts) or len(own) > len(parts) and pattern._root:
            return False
        return all(_match(a, b, case_sensitive) for a, b in zip(reversed(own), reversed(parts)))

    def full_match(self, pattern, *, case_sensitive=None):
        """Return True if this path matches the given glob-style pattern."""
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        return _match_parts(list(self.parts), list(pattern.parts), case_sensitive)


def _path_text(arg):
    if isinstance(arg, PurePath):
        return str(arg) if arg._root or arg._tail else ''
    if isinstance(arg, str):
        return arg
    if hasattr(type(arg), '__fspath__'):
        try:
            text = type(arg).__fspath__(arg)
        except TypeError:
            text = None
        if isinstance(text, str):
            return text
        if isinstance(text, bytes):
            arg = text
    raise TypeError('argument should be a str or an os.PathLike object where __fspath__ returns a str, not '
                    f'{type(arg).__name__!r}')


def _parse(text):
    """Root and the names below it; `.` and double slashes are left out."""
    root = ''
    if text.startswith('/'):
        root = '//' if text.startswith('//') and not text.startswith('///') else '/'
    return root, tuple([p for p in text.split('/') if p and p != '.'])


def _match(name, pattern, case_sensitive):
    from fnmatch import fnmatchcase
    if case_sensitive is False:
        name, pattern = name.lower(), pattern.lower()
    return fnmatchcase(name, pattern)


def _match_parts(names, patterns, case_sensitive):
    """Do all names match all patterns, where `**` stands for any number of names?"""
    # The places in the names at which the patterns so far can have ended.
    ends = {0}
    for pattern in patterns:
        if pattern == '**':
            ends = set(range(min(ends), len(names) + 1)) if ends else ends
        else:
            ends = {i + 1 for i in ends if i < len(names) and _match(names[i], pattern, case_sensitive)}
    return len(names) in ends


class PurePosixPath(PurePath):
    """A POSIX path without a file system."""

    __slots__ = ()


class PureWindowsPath(PurePath):
    """There are no Windows paths here."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise UnsupportedOperation('Windows paths are not supported')


class Path(PurePath):
    """A path in the host's file system."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return PurePath.__new__(PosixPath if cls is Path else cls, *args)

    @classmethod
    def cwd(cls):
        return cls('/')

    @classmethod
    def home(cls):
        return cls('/')

    def _pure(self):
        """The path as it goes to the host."""
        return PurePosixPath._make(self._root, self._tail)

    def exists(self, *, follow_symlinks=True):
        """Whether this path exists."""
        return _os_call('Path.exists', self._pure())

    def is_file(self, *, follow_symlinks=True):
        """Whether this path is a regular file."""
        return _os_call('Path.is_file', self._pure())

    def is_dir(self, *, follow_symlinks=True):
        """Whether this path is a directory."""
        return _os_call('Path.is_dir', self._pure())

    def is_symlink(self):
        """Whether this path is a symbolic link."""
        return _os_call('Path.is_symlink', self._pure())

    def read_text(self, encoding=None, errors=None, newline=None):
        """Open the file in text mode, read it, and close the file."""
        return _os_call('Path.read_text', self._pure())

    def read_bytes(self):
        """Open the file in bytes mode, read it, and close the file."""
        return _os_call('Path.read_bytes', self._pure())

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Open the file in text mode, write to it, and close the file."""
        if not isinstance(data, str):
            raise TypeError(f'data must be str, not {type(data).__name__}')
        return _os_call('Path.write_text', self._pure(), data)

    def write_bytes(self, data):
        """Open the file in bytes mode, write to it, and close the file."""
        return _os_call('Path.write_bytes', self._pure(), _bytes_of(data))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Create a new directory at this given path."""
        return _os_call('Path.mkdir', self._pure(), parents=parents, exist_ok=exist_ok)

    def unlink(self, missing_ok=False):
        """Remove this file or link."""
        try:
            return _os_call('Path.unlink', self._pure())
        except FileNotFoundError:
            if not missing_ok:
                raise
            return None

    def rmdir(self):
        """Remove this directory.  The directory must be empty."""
        return _os_call('Path.rmdir', self._pure())

    def iterdir(self):
        """Yield path objects of the directory contents."""
        for entry in _os_call('Path.iterdir', self._pure()):
            yield self.with_segments(self, entry)

    def stat(self, *, follow_symlinks=True):
        """Return the result of the stat() system call on this path."""
        return _os_call('Path.stat', self._pure())

    def rename(self, target):
        """Rename this path to the target path."""
        target = self.with_segments(target)
        _os_call('Path.rename', self._pure(), target._pure())
        return target

    replace = rename

    def resolve(self, strict=False):
        """Make the path absolute, resolving all symlinks on the way."""
        return self.with_segments(_os_call('Path.resolve', self._pure()))

    def absolute(self):
        """Return an absolute version of this path."""
        return self.with_segments(_os_call('Path.absolute', self._pure()))

    def expanduser(self):
        return self

    def touch(self, mode=0o666, exist_ok=True):
        """Create this file, if it does not exist."""
        if self.exists():
            if not exist_ok:
                raise FileExistsError(17, 'File exists', str(self))
        else:
            self.write_bytes(b'')

    def samefile(self, other_path):
        """Return whether other_path is the same or not as this file."""
        return str(self.resolve()) == str(self.with_segments(other_path).resolve())

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        """Open the file: its content is read now, and written when it is closed."""
        from _pathlib_files import open_path
        return open_path(self, mode, encoding, errors, newline)

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        """Walk the directory tree from this directory."""
        from os import walk
        for root, dirs, files in walk(self, top_down, on_error):
            yield self.with_segments(root), dirs, files

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """Iterate over this subtree and yield all existing files matching the given relative pattern."""
        parts = list(self.with_segments(pattern).parts)
        if not parts:
            raise ValueError(f'Unacceptable pattern: {pattern!r}')
        if self.with_segments(pattern)._root:
            raise NotImplementedError('Non-relative patterns are unsupported')
        depth = len(self.parts)
        stack = [self]
        while stack:
            here = stack.pop()
            try:
                entries = sorted(here.iterdir())
            except OSError as e:
                if e.errno is None:
                    raise
                continue
            for entry in entries:
                if _match_parts(list(entry.parts[depth:]), parts, case_sensitive):
                    yield entry
            if '**' in parts or len(here.parts) - depth < len(parts) - 1:
                stack.extend([e for e in reversed(entries) if e.is_dir()])

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """Recursively yield all existing files matching the given relative pattern, anywhere in this subtree."""
        return self.glob('**/' + str(pattern), case_sensitive=case_sensitive)

    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        pass


class PosixPath(Path, PurePosixPath):
    """A POSIX path in the host's file system."""

    __slots__ = ()


import os
os.PathLike.register(PurePath)
