"""The operating system that a host hands in."""

from __future__ import annotations

from pathlib import PurePosixPath as P
from typing import Any

import pytest

from pydantic_monty import (
    AbstractOS,
    CallbackFile,
    MemoryFile,
    Monty,
    OSAccess,
    StatResult,
)


@pytest.fixture
def fs() -> OSAccess:
    return OSAccess(
        [MemoryFile('/data/a.txt', 'héllo'), MemoryFile('/data/sub/b.bin', b'\x00\x01')],
        {'HOME': '/data'},
    )


def test_questions(fs: OSAccess) -> None:
    assert fs.path_exists(P('/data/a.txt')) and fs.path_is_file(P('/data/a.txt'))
    assert fs.path_is_dir(P('/data/sub')) and not fs.path_is_file(P('/data/sub'))
    assert not fs.path_exists(P('/etc/passwd'))
    assert not fs.path_is_symlink(P('/data/a.txt'))
    assert fs.path_iterdir(P('/data')) == [P('/data/a.txt'), P('/data/sub')]
    assert fs.path_stat(P('/data/a.txt')).st_size == 6
    assert fs.path_resolve(P('/data/../data/./a.txt')) == '/data/a.txt'
    assert fs.getenv('HOME') == '/data'
    assert fs.getenv('NOPE') is None and fs.getenv('NOPE', 'd') == 'd'


def test_content(fs: OSAccess) -> None:
    assert fs.path_read_text(P('/data/a.txt')) == 'héllo'
    assert fs.path_read_bytes(P('/data/a.txt')) == 'héllo'.encode()
    assert fs.path_write_text(P('/data/new.txt'), 'x') == 1
    assert fs.path_read_text(P('/data/new.txt')) == 'x'
    assert fs.path_write_bytes(P('/data/a.txt'), b'yy') == 2
    assert [file.name for file in fs.files] == ['a.txt', 'b.bin', 'new.txt']


@pytest.mark.parametrize(
    ('call', 'kind'),
    [
        (lambda fs: fs.path_read_text(P('/nope')), FileNotFoundError),
        (lambda fs: fs.path_read_text(P('/data')), IsADirectoryError),
        (lambda fs: fs.path_read_text(P('/data/a.txt/b')), NotADirectoryError),
        (lambda fs: fs.path_write_text(P('/nope/x'), ''), FileNotFoundError),
        (lambda fs: fs.path_write_text(P('/data'), ''), IsADirectoryError),
        (lambda fs: fs.path_mkdir(P('/data')), FileExistsError),
        (lambda fs: fs.path_mkdir(P('/a/b')), FileNotFoundError),
        (lambda fs: fs.path_rmdir(P('/data')), OSError),
        (lambda fs: fs.path_rmdir(P('/data/a.txt')), NotADirectoryError),
        (lambda fs: fs.path_unlink(P('/data')), IsADirectoryError),
        (lambda fs: fs.path_iterdir(P('/data/a.txt')), NotADirectoryError),
        (lambda fs: fs.path_rename(P('/nope'), P('/x')), FileNotFoundError),
        (lambda fs: fs.path_rename(P('/data'), P('/data/sub/x')), OSError),
    ],
)
def test_errors(fs: OSAccess, call: Any, kind: type[OSError]) -> None:
    with pytest.raises(kind) as raised:
        call(fs)
    assert raised.value.errno and raised.value.filename


def test_changes(fs: OSAccess) -> None:
    fs.path_mkdir(P('/x/y'), parents=True)
    fs.path_mkdir(P('/x/y'), exist_ok=True)
    fs.path_rename(P('/data/sub'), P('/x/y/z'))
    assert fs.path_read_bytes(P('/x/y/z/b.bin')) == b'\x00\x01'
    assert not fs.path_exists(P('/data/sub'))
    fs.path_unlink(P('/x/y/z/b.bin'))
    fs.path_rmdir(P('/x/y/z'))
    assert fs.path_iterdir(P('/x/y')) == []


def test_permissions() -> None:
    fs = OSAccess([MemoryFile('/ro', 'x', permissions=0o444), MemoryFile('/wo', 'x', permissions=0o200)])
    with pytest.raises(PermissionError):
        fs.path_write_text(P('/ro'), 'y')
    with pytest.raises(PermissionError):
        fs.path_read_text(P('/wo'))
    assert fs.path_stat(P('/ro')).st_mode & 0o777 == 0o444


def test_root_dir() -> None:
    fs = OSAccess([MemoryFile('a.txt', 'x')], root_dir='/home/me')
    assert fs.path_read_text(P('a.txt')) == fs.path_read_text(P('/home/me/a.txt')) == 'x'
    assert fs.path_absolute(P('b')) == '/home/me/b'
    assert fs.path_resolve(P('../../../../etc')) == '/etc'
    with pytest.raises(ValueError, match='must be absolute'):
        OSAccess(root_dir='home')


def test_callback_file() -> None:
    written: list[Any] = []
    file = CallbackFile('/live', lambda path: f'at {path}', lambda path, data: written.append((path, data)))
    fs = OSAccess([file])
    assert fs.path_read_text(P('/live')) == 'at /live'
    fs.path_write_text(P('/live'), 'new')
    assert written == [(P('/live'), 'new')]


def test_stat_result() -> None:
    file, folder = StatResult.file_stat(3, mtime=5.0), StatResult.dir_stat()
    assert (file.st_mode, file.st_size, file.st_mtime) == (0o100644, 3, 5.0)
    assert folder.st_mode == 0o040755


def test_dispatch(fs: OSAccess) -> None:
    assert fs('Path.exists', (P('/data'),), {}) is True
    assert fs('os.getenv', ('NOPE', 'd'), {}) == 'd'
    with pytest.raises(NotImplementedError, match='os.fork'):
        fs('os.fork', (), {})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match='abstract'):
        AbstractOS()  # type: ignore[abstract]


# ------------------------------------------------------------ from a program


def test_program_uses_the_files(fs: OSAccess) -> None:
    code = (
        'from pathlib import Path\n'
        'p = Path("/data/a.txt")\n'
        'text = p.read_text()\n'
        '(p.parent / "out.txt").write_text(text.upper())\n'
        '[p.exists(), sorted(q.name for q in p.parent.iterdir()), p.stat().st_size]'
    )
    assert Monty(code).run(os=fs) == [True, ['a.txt', 'out.txt', 'sub'], 6]
    assert fs.path_read_text(P('/data/out.txt')) == 'HÉLLO'


def test_program_reads_the_environment(fs: OSAccess) -> None:
    code = 'import os\n[os.getenv("HOME"), os.getenv("NOPE", "d")]'
    assert Monty(code).run(os=fs) == ['/data', 'd']


def test_program_catches_errors_of_files(fs: OSAccess) -> None:
    code = (
        'from pathlib import Path\ntry:\n    Path("/nope").read_text()\n'
        'except FileNotFoundError as e:\n    out = str(e)\nout'
    )
    assert Monty(code).run(os=fs) == "[Errno 2] No such file or directory: '/nope'"


def test_os_as_a_function() -> None:
    calls: list[Any] = []

    def os(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        calls.append((name, args, kwargs))
        return 'content'

    assert Monty('from pathlib import Path\nPath("/f").read_text()').run(os=os) == 'content'
    assert calls == [('Path.read_text', (P('/f'),), {})]


def test_os_functions_pause_a_run() -> None:
    paused = Monty('from pathlib import Path\nPath("/f").exists()').start()
    assert (paused.is_os_function, paused.function_name) == (True, 'Path.exists')
    assert paused.resume(return_value=True).output is True


def test_without_os() -> None:
    code = 'from pathlib import Path\ntry:\n    Path("/f").exists()\nexcept PermissionError as e:\n    out = str(e)\nout'
    assert Monty(code).run() == "OS function 'Path.exists' is not provided by this host: grant it with os="
