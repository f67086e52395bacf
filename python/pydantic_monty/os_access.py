"""The operating system as a host hands it to a program: `os=` of `Monty.run`.

A program that touches a path or the environment calls its host with the name of the function and
its arguments. `AbstractOS` turns such calls into methods; `OSAccess` answers them from files and an
environment that exist in memory only.
"""

from __future__ import annotations

import abc
import errno
import os as _os
import posixpath
import stat as _stat
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any, Literal, NamedTuple, Union

OsFunction = Literal[
    'Path.exists',
    'Path.is_file',
    'Path.is_dir',
    'Path.is_symlink',
    'Path.read_text',
    'Path.read_bytes',
    'Path.write_text',
    'Path.write_bytes',
    'Path.mkdir',
    'Path.unlink',
    'Path.rmdir',
    'Path.iterdir',
    'Path.stat',
    'Path.rename',
    'Path.resolve',
    'Path.absolute',
    'os.getenv',
    'os.environ',
]
"""The functions that a program may ask its operating system for."""


class StatResult(NamedTuple):
    """What `Path.stat` gives, with the names of `os.stat_result`."""

    st_mode: int
    st_ino: int
    st_dev: int
    st_nlink: int
    st_uid: int
    st_gid: int
    st_size: int
    st_atime: float
    st_mtime: float
    st_ctime: float

    @classmethod
    def file_stat(cls, size: int, mode: int = 0o644, mtime: float | None = None) -> StatResult:
        """The status of a regular file."""
        time = 0.0 if mtime is None else mtime
        return cls(_stat.S_IFREG | (mode & 0o7777), 0, 0, 1, 0, 0, size, time, time, time)

    @classmethod
    def dir_stat(cls, mode: int = 0o755, mtime: float | None = None) -> StatResult:
        """The status of a folder."""
        time = 0.0 if mtime is None else mtime
        return cls(_stat.S_IFDIR | (mode & 0o7777), 0, 0, 2, 0, 0, 4096, time, time, time)


class AbstractOS(abc.ABC):
    """Answers the calls of a program to its operating system, a method for each function.

    What a method raises is raised in the program. Paths are absolute or relative as the program
    wrote them: treat them as you would any path from a stranger.
    """

    def __call__(
        self, function_name: OsFunction, args: tuple[Any, ...], kwargs: dict[str, Any] | None = None
    ) -> Any:
        """Answer one call."""
        method = self._METHODS.get(function_name)
        if method is None:
            raise NotImplementedError(f"OS function '{function_name}' is not provided")
        return getattr(self, method)(*args, **(kwargs or {}))

    _METHODS: Mapping[str, str] = {
        'Path.exists': 'path_exists',
        'Path.is_file': 'path_is_file',
        'Path.is_dir': 'path_is_dir',
        'Path.is_symlink': 'path_is_symlink',
        'Path.read_text': 'path_read_text',
        'Path.read_bytes': 'path_read_bytes',
        'Path.write_text': 'path_write_text',
        'Path.write_bytes': 'path_write_bytes',
        'Path.mkdir': 'path_mkdir',
        'Path.unlink': 'path_unlink',
        'Path.rmdir': 'path_rmdir',
        'Path.iterdir': 'path_iterdir',
        'Path.stat': 'path_stat',
        'Path.rename': 'path_rename',
        'Path.resolve': 'path_resolve',
        'Path.absolute': 'path_absolute',
        'os.getenv': 'getenv',
        'os.environ': 'get_environ',
    }

    @abc.abstractmethod
    def path_exists(self, path: PurePosixPath) -> bool:
        """Whether there is anything at a path."""

    @abc.abstractmethod
    def path_is_file(self, path: PurePosixPath) -> bool:
        """Whether there is a file at a path."""

    @abc.abstractmethod
    def path_is_dir(self, path: PurePosixPath) -> bool:
        """Whether there is a folder at a path."""

    @abc.abstractmethod
    def path_is_symlink(self, path: PurePosixPath) -> bool:
        """Whether there is a symbolic link at a path."""

    @abc.abstractmethod
    def path_read_text(self, path: PurePosixPath) -> str:
        """The content of a file as text."""

    @abc.abstractmethod
    def path_read_bytes(self, path: PurePosixPath) -> bytes:
        """The content of a file as bytes."""

    @abc.abstractmethod
    def path_write_text(self, path: PurePosixPath, data: str) -> int:
        """Replace the content of a file; the number of characters."""

    @abc.abstractmethod
    def path_write_bytes(self, path: PurePosixPath, data: bytes) -> int:
        """Replace the content of a file; the number of bytes."""

    @abc.abstractmethod
    def path_mkdir(self, path: PurePosixPath, parents: bool = False, exist_ok: bool = False) -> None:
        """Make a folder."""

    @abc.abstractmethod
    def path_unlink(self, path: PurePosixPath) -> None:
        """Remove a file."""

    @abc.abstractmethod
    def path_rmdir(self, path: PurePosixPath) -> None:
        """Remove an empty folder."""

    @abc.abstractmethod
    def path_iterdir(self, path: PurePosixPath) -> list[PurePosixPath]:
        """What is directly in a folder."""

    @abc.abstractmethod
    def path_stat(self, path: PurePosixPath) -> StatResult:
        """The status of a file or folder."""

    @abc.abstractmethod
    def path_rename(self, path: PurePosixPath, target: PurePosixPath) -> None:
        """Move a file or folder."""

    @abc.abstractmethod
    def path_resolve(self, path: PurePosixPath) -> str:
        """The path made absolute, without links and `..`."""

    @abc.abstractmethod
    def path_absolute(self, path: PurePosixPath) -> str:
        """The path made absolute."""

    @abc.abstractmethod
    def getenv(self, key: str, default: str | None = None) -> str | None:
        """A variable of the environment."""

    def get_environ(self) -> dict[str, str]:
        """All of the environment."""
        raise NotImplementedError("OS function 'os.environ' is not provided")


Content = Union[str, bytes]


class AbstractFile(abc.ABC):
    """A file of an `OSAccess`."""

    path: PurePosixPath
    """Where it is; `OSAccess` puts relative paths below its `root_dir`."""
    permissions: int
    """Its permission bits; a file whose owner may not write refuses to be written."""

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.name

    @abc.abstractmethod
    def read_content(self) -> Content:
        """What is in it."""

    @abc.abstractmethod
    def write_content(self, content: Content) -> None:
        """Replace what is in it."""

    def delete(self) -> None:  # noqa: B027
        """It is removed by the program."""


class MemoryFile(AbstractFile):
    """A file whose content is kept in memory."""

    def __init__(
        self, path: str | PurePosixPath, content: Content, *, permissions: int = 0o644
    ) -> None:
        self.path = PurePosixPath(path)
        self.content = content
        self.permissions = permissions
        self.deleted = False

    def read_content(self) -> Content:
        return self.content

    def write_content(self, content: Content) -> None:
        self.content = content

    def delete(self) -> None:
        self.deleted = True

    def __repr__(self) -> str:
        shown = '<deleted>' if self.deleted else '...'
        return f'MemoryFile(path={str(self.path)!r}, content={shown}, permissions={self.permissions:#o})'


class CallbackFile(AbstractFile):
    """A file that is read and written by functions of the host, which get its path.

    They run outside the sandbox: what they reach, the program reaches through them.
    """

    def __init__(
        self,
        path: str | PurePosixPath,
        read: Callable[[PurePosixPath], Content],
        write: Callable[[PurePosixPath, Content], None],
        *,
        permissions: int = 0o644,
    ) -> None:
        self.path = PurePosixPath(path)
        self.read = read
        self.write = write
        self.permissions = permissions

    def read_content(self) -> Content:
        return self.read(self.path)

    def write_content(self, content: Content) -> None:
        self.write(self.path, content)

    def __repr__(self) -> str:
        return f'CallbackFile(path={str(self.path)!r}, permissions={self.permissions:#o})'


class OSAccess(AbstractOS):
    """An operating system with these files and this environment, and nothing else.

    The folders that the files stand in exist. Files that the program writes are `MemoryFile`s;
    `files` lists all there are now. Nothing of the real file system or environment is reached.
    """

    def __init__(
        self,
        files: Iterable[AbstractFile] | None = None,
        environ: Mapping[str, str] | None = None,
        *,
        root_dir: str | PurePosixPath = '/',
    ) -> None:
        self.root_dir = PurePosixPath(root_dir)
        if not self.root_dir.is_absolute():
            raise ValueError(f'root_dir must be absolute, not {str(root_dir)!r}')
        self.environ: dict[str, str] = dict(environ or {})
        self._folders: set[str] = {'/'}
        self._files: dict[str, AbstractFile] = {}
        self._add_folders(self._key(self.root_dir))
        for file in files or ():
            file.path = PurePosixPath(self._key(file.path))
            key = str(file.path)
            if key in self._files:
                raise ValueError(f'two files at {key!r}')
            self._files[key] = file
            self._add_folders(posixpath.dirname(key))
        for key in self._files:
            if key in self._folders:
                raise ValueError(f'{key!r} is both a file and a folder')

    @property
    def files(self) -> list[AbstractFile]:
        """The files that there are now."""
        return list(self._files.values())

    def __repr__(self) -> str:
        return f'OSAccess(files={self.files!r}, environ={sorted(self.environ)!r})'

    # ------------------------------------------------------------ paths

    def _key(self, path: str | PurePosixPath) -> str:
        """A path made absolute and plain: no `.`, no `..`."""
        plain = posixpath.normpath(posixpath.join(str(self.root_dir), str(path)))
        return '/' + plain.lstrip('/')

    def _add_folders(self, key: str) -> None:
        while key not in self._folders:
            self._folders.add(key)
            key = posixpath.dirname(key)

    def _children(self, key: str) -> list[str]:
        found = (*self._files, *self._folders)
        return sorted(other for other in found if other != '/' and posixpath.dirname(other) == key)

    def _file(self, path: PurePosixPath) -> AbstractFile:
        key = self._key(path)
        if key in self._folders:
            raise _error(IsADirectoryError, errno.EISDIR, path)
        if key not in self._files:
            raise self._absent(key, path)
        return self._files[key]

    def _absent(self, key: str, path: PurePosixPath) -> OSError:
        """Why there is nothing at a path."""
        parent = posixpath.dirname(key)
        while parent not in self._folders:
            if parent in self._files:
                return _error(NotADirectoryError, errno.ENOTDIR, path)
            parent = posixpath.dirname(parent)
        return _error(FileNotFoundError, errno.ENOENT, path)

    def _check_parent(self, key: str, path: PurePosixPath) -> None:
        parent = posixpath.dirname(key)
        if parent in self._files:
            raise _error(NotADirectoryError, errno.ENOTDIR, path)
        if parent not in self._folders:
            raise self._absent(key, path)

    # ------------------------------------------------------------ questions

    def path_exists(self, path: PurePosixPath) -> bool:
        key = self._key(path)
        return key in self._files or key in self._folders

    def path_is_file(self, path: PurePosixPath) -> bool:
        return self._key(path) in self._files

    def path_is_dir(self, path: PurePosixPath) -> bool:
        return self._key(path) in self._folders

    def path_is_symlink(self, path: PurePosixPath) -> bool:
        return False

    def path_iterdir(self, path: PurePosixPath) -> list[PurePosixPath]:
        key = self._key(path)
        if key in self._files:
            raise _error(NotADirectoryError, errno.ENOTDIR, path)
        if key not in self._folders:
            raise self._absent(key, path)
        return [PurePosixPath(path) / posixpath.basename(child) for child in self._children(key)]

    def path_stat(self, path: PurePosixPath) -> StatResult:
        key = self._key(path)
        if key in self._folders:
            return StatResult.dir_stat()
        file = self._file(path)
        return StatResult.file_stat(len(_to_bytes(file.read_content())), file.permissions)

    def path_resolve(self, path: PurePosixPath) -> str:
        return self._key(path)

    def path_absolute(self, path: PurePosixPath) -> str:
        return str(self.root_dir / path)

    # ------------------------------------------------------------ content

    def path_read_text(self, path: PurePosixPath) -> str:
        content = self._readable(path).read_content()
        return content if isinstance(content, str) else content.decode('utf-8')

    def path_read_bytes(self, path: PurePosixPath) -> bytes:
        return _to_bytes(self._readable(path).read_content())

    def path_write_text(self, path: PurePosixPath, data: str) -> int:
        self._write(path, data)
        return len(data)

    def path_write_bytes(self, path: PurePosixPath, data: bytes) -> int:
        self._write(path, bytes(data))
        return len(data)

    def _readable(self, path: PurePosixPath) -> AbstractFile:
        file = self._file(path)
        if not file.permissions & 0o400:
            raise _error(PermissionError, errno.EACCES, path)
        return file

    def _write(self, path: PurePosixPath, content: Content) -> None:
        key = self._key(path)
        if key in self._folders:
            raise _error(IsADirectoryError, errno.EISDIR, path)
        file = self._files.get(key)
        if file is None:
            self._check_parent(key, path)
            self._files[key] = MemoryFile(key, content)
        elif not file.permissions & 0o200:
            raise _error(PermissionError, errno.EACCES, path)
        else:
            file.write_content(content)

    # ------------------------------------------------------------ changes

    def path_mkdir(self, path: PurePosixPath, parents: bool = False, exist_ok: bool = False) -> None:
        key = self._key(path)
        if key in self._files or key in self._folders:
            if exist_ok and key in self._folders:
                return
            raise _error(FileExistsError, errno.EEXIST, path)
        if parents:
            parent = posixpath.dirname(key)
            while parent not in self._folders:
                if parent in self._files:
                    raise _error(NotADirectoryError, errno.ENOTDIR, path)
                parent = posixpath.dirname(parent)
        else:
            self._check_parent(key, path)
        self._add_folders(key)

    def path_unlink(self, path: PurePosixPath) -> None:
        file = self._file(path)
        del self._files[self._key(path)]
        file.delete()

    def path_rmdir(self, path: PurePosixPath) -> None:
        key = self._key(path)
        if key in self._files:
            raise _error(NotADirectoryError, errno.ENOTDIR, path)
        if key not in self._folders:
            raise self._absent(key, path)
        if self._children(key) or key == '/':
            raise _error(OSError, errno.ENOTEMPTY, path)
        self._folders.remove(key)

    def path_rename(self, path: PurePosixPath, target: PurePosixPath) -> None:
        old, new = self._key(path), self._key(target)
        if old not in self._files and old not in self._folders:
            raise self._absent(old, path)
        self._check_parent(new, target)
        if old == new:
            return
        if old in self._files:
            if new in self._folders:
                raise _error(IsADirectoryError, errno.EISDIR, target)
            self._files[new] = self._files.pop(old)
            self._files[new].path = PurePosixPath(new)
            return
        if (new + '/').startswith(old + '/'):
            raise _error(OSError, errno.EINVAL, target)
        if new in self._files:
            raise _error(NotADirectoryError, errno.ENOTDIR, target)
        if new in self._folders and self._children(new):
            raise _error(OSError, errno.ENOTEMPTY, target)
        self._move_folder(old, new)

    def _move_folder(self, old: str, new: str) -> None:
        def moved(key: str) -> str:
            return new + key[len(old) :] if (key + '/').startswith(old + '/') else key

        self._folders = {moved(key) for key in self._folders}
        self._files = {moved(key): file for key, file in self._files.items()}
        for key, file in self._files.items():
            file.path = PurePosixPath(key)

    # ------------------------------------------------------------ environment

    def getenv(self, key: str, default: str | None = None) -> str | None:
        return self.environ.get(key, default)

    def get_environ(self) -> dict[str, str]:
        return dict(self.environ)


def _to_bytes(content: Content) -> bytes:
    return content.encode('utf-8') if isinstance(content, str) else content


def _error(cls: type[OSError], number: int, path: PurePosixPath | str) -> OSError:
    return cls(number, _os.strerror(number), str(path))
