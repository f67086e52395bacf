"""What the host gives of an operating system: the environment and files; everything else is refused."""

from os import path
from os.path import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep
from collections.abc import MutableMapping
from abc import ABC, abstractmethod

name = 'posix'
linesep = '\n'
error = OSError
F_OK = 0
R_OK = 4
W_OK = 2
X_OK = 1
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
O_RDONLY = 0
O_WRONLY = 1
O_RDWR = 2
supports_bytes_environ = True


class PathLike(ABC):
    """Abstract base class for implementing the file system path protocol."""

    __slots__ = ()

    @abstractmethod
    def __fspath__(self):
        """Return the file system path representation of the object."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return hasattr(subclass, '__fspath__') or NotImplemented
        return NotImplemented

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def fspath(path):
    """Return the file system path representation of the object."""
    return _fspath(path)


_fspath = path._fspath


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


def getenv(key, default=None):
    """Get an environment variable, return None if it doesn't exist."""
    if not isinstance(key, str):
        raise TypeError(f'str expected, not {type(key).__name__}')
    if key in environ._own:
        value = environ._own[key]
        return default if value is None else value
    value = _os_call('os.getenv', key, None)
    return default if value is None else value


class _Environ(MutableMapping):
    """The environment: the host's, with what the program sets in it for itself."""

    def __init__(self):
        # Set here; None for what was deleted.
        self._own = {}

    def __getitem__(self, key):
        value = getenv(key)
        if value is None:
            raise KeyError(key) from None
        return value

    def __setitem__(self, key, value):
        for x in (key, value):
            if not isinstance(x, str):
                raise TypeError(f'str expected, not {type(x).__name__}')
        self._own[key] = value

    def __delitem__(self, key):
        if getenv(key) is None:
            raise KeyError(key) from None
        self._own[key] = None

    def _all(self):
        try:
            names = dict(_os_call('os.environ'))
        except NotImplementedError:
            names = {}
        names.update(self._own)
        return {k: v for k, v in names.items() if v is not None}

    def __iter__(self):
        return iter(self._all())

    def __len__(self):
        return len(self._all())

    def __repr__(self):
        return f'environ({self._all()!r})'

    def copy(self):
        return self._all()


environ = _Environ()


def putenv(key, value):
    environ[key] = value


def unsetenv(key):
    environ.pop(key, None)


def getcwd():
    """There is no working directory but the root."""
    return '/'


def getpid():
    return 1


def getppid():
    return 0


def cpu_count():
    return 1


process_cpu_count = cpu_count


def urandom(size, /):
    """Random bytes from the host's seed."""
    from random import SystemRandom
    return SystemRandom().randbytes(size)


def _path_of(p):
    from pathlib import Path
    return Path(fsdecode(p))


def listdir(path='.'):
    """Return a list containing the names of the files in the directory."""
    return [p.name for p in _path_of(path).iterdir()]


def mkdir(path, mode=0o777, *, dir_fd=None):
    _path_of(path).mkdir(mode)


def makedirs(name, mode=0o777, exist_ok=False):
    _path_of(name).mkdir(mode, parents=True, exist_ok=exist_ok)


def remove(path, *, dir_fd=None):
    _path_of(path).unlink()


unlink = remove


def rmdir(path, *, dir_fd=None):
    _path_of(path).rmdir()


def rename(src, dst, **kwargs):
    _path_of(src).rename(_path_of(dst))


replace = rename


def stat(path, **kwargs):
    return _path_of(path).stat()


def access(path, mode, **kwargs):
    return _path_of(path).exists()


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Directory tree generator."""
    stack = [fspath(top)]
    out = []
    while stack:
        here = stack.pop()
        dirs, files = [], []
        try:
            for p in _path_of(here).iterdir():
                (dirs if p.is_dir() else files).append(p.name)
        except OSError as e:
            # Without a number it is no file system's error: there is none for this run.
            if e.errno is None:
                raise
            if onerror is not None:
                onerror(e)
            continue
        if topdown:
            yield here, dirs, files
        else:
            out.append((here, dirs, files))
        for d in reversed(dirs):
            stack.append(path.join(here, d))
    yield from reversed(out)


def strerror(code, /):
    return f'Unknown error {code}'

# What CPython writes in C: see bind_library.rs.
_native_names = ('putenv posix', 'unsetenv posix', 'getcwd posix', 'getpid posix', 'getppid posix', 'urandom posix',
                 'listdir posix', 'mkdir posix', 'remove posix', 'unlink posix', 'rmdir posix', 'rename posix',
                 'replace posix', 'stat posix', 'access posix', 'strerror posix')
