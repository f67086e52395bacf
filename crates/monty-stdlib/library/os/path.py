"""Paths as text, as on POSIX."""

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext', 'basename', 'dirname',
           'commonprefix', 'getsize', 'getmtime', 'islink', 'exists', 'lexists', 'isdir', 'isfile', 'ismount',
           'expanduser', 'expandvars', 'normpath', 'abspath', 'curdir', 'pardir', 'sep', 'pathsep', 'defpath', 'altsep',
           'extsep', 'devnull', 'realpath', 'relpath', 'commonpath', 'samefile']

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'


def _fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    if not hasattr(kind, '__fspath__'):
        raise TypeError(f'expected str, bytes or os.PathLike object, not {kind.__name__}')
    result = kind.__fspath__(path)
    if not isinstance(result, (str, bytes)):
        raise TypeError(f'expected {kind.__name__}.__fspath__() to return str or bytes, not {type(result).__name__}')
    return result


def _text(path):
    """The path as text, and what turns a result back."""
    path = _fspath(path)
    if isinstance(path, bytes):
        return path.decode('utf-8', 'surrogateescape'), lambda s: s.encode('utf-8', 'surrogateescape')
    return path, lambda s: s


def normcase(s):
    return _fspath(s)


def isabs(s):
    """Test whether a path is absolute"""
    return _text(s)[0].startswith('/')


def join(a, *p):
    """Join two or more pathname components, inserting '/' as needed."""
    path, back = _text(a)
    for b in p:
        if not isinstance(b, (str, bytes)) and not hasattr(type(b), '__fspath__'):
            raise TypeError(f"join() argument must be str, bytes, or os.PathLike object, not {type(b).__name__!r}")
        b = _fspath(b)
        if isinstance(b, bytes) != isinstance(_fspath(a), bytes):
            raise TypeError("Can't mix strings and bytes in path components") from None
        b = _text(b)[0]
        if b.startswith('/') or not path:
            path = b
        elif path.endswith('/'):
            path += b
        else:
            path += '/' + b
    return back(path)


def split(p):
    """Split a pathname.  Returns tuple "(head, tail)" where "tail" is everything after the final slash."""
    p, back = _text(p)
    i = p.rfind('/') + 1
    head, tail = p[:i], p[i:]
    if head and head != '/' * len(head):
        head = head.rstrip('/')
    return back(head), back(tail)


def splitext(p):
    """Split the extension from a pathname."""
    p, back = _text(p)
    slash = p.rfind('/')
    dot = p.rfind('.')
    if dot > slash:
        # Leading dots begin no extension.
        i = slash + 1
        while i < dot:
            if p[i] != '.':
                return back(p[:dot]), back(p[dot:])
            i += 1
    return back(p), back('')


def splitdrive(p):
    p = _fspath(p)
    return p[:0], p


def splitroot(p):
    """Split a pathname into drive, root and tail."""
    p, back = _text(p)
    if p[:1] != '/':
        root, tail = '', p
    elif p[1:2] != '/' or p[2:3] == '/':
        root, tail = '/', p[1:]
    else:
        root, tail = '//', p[2:]
    return back(''), back(root), back(tail)


def basename(p):
    """Returns the final component of a pathname"""
    return split(p)[1]


def dirname(p):
    """Returns the directory component of a pathname"""
    return split(p)[0]


def normpath(path):
    """Normalize path, eliminating double slashes, etc."""
    path, back = _text(path)
    if not path:
        return back('.')
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split('/'):
        if not part or part == '.':
            continue
        if part != '..' or not root and not parts or parts and parts[-1] == '..':
            parts.append(part)
        elif parts:
            parts.pop()
    return back(root + '/'.join(parts) or '.')


def abspath(path):
    """Return an absolute path: there is no working directory but the root."""
    text, back = _text(path)
    return back(normpath(text if text.startswith('/') else '/' + text))


def realpath(filename, *, strict=False):
    return abspath(filename)


def relpath(path, start=None):
    """Return a relative version of a path"""
    text, back = _text(path)
    if not text:
        raise ValueError('no path specified')
    start = '.' if start is None else _text(start)[0]
    here = [x for x in abspath(start).split('/') if x]
    there = [x for x in abspath(text).split('/') if x]
    i = len(commonprefix([here, there]))
    parts = ['..'] * (len(here) - i) + there[i:]
    return back('/'.join(parts) or '.')


def commonprefix(m):
    """Given a list of pathnames, returns the longest common leading component"""
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    """Given a sequence of path names, returns the longest common sub-path."""
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    texts = [_text(p)[0] for p in paths]
    back = _text(paths[0])[1]
    if len({t.startswith('/') for t in texts}) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[c for c in t.split('/') if c and c != '.'] for t in texts]
    common = commonprefix([min(split_paths), max(split_paths)])
    return back(('/' if texts[0].startswith('/') else '') + '/'.join(common))


def expanduser(path):
    return _fspath(path)


def expandvars(path):
    """Expand shell variables of form $var and ${var}."""
    from os import getenv
    text, back = _text(path)
    out = []
    i = 0
    while i < len(text):
        if text[i] != '$':
            out.append(text[i])
            i += 1
            continue
        if text[i + 1:i + 2] == '{':
            end = text.find('}', i)
            name, after = (text[i + 2:end], end + 1) if end > 0 else ('', i + 1)
        else:
            after = i + 1
            while after < len(text) and (text[after].isalnum() or text[after] == '_'):
                after += 1
            name = text[i + 1:after]
        value = getenv(name) if name else None
        out.append(text[i:after] if value is None else value)
        i = after
    return back(''.join(out))


def _path(path):
    from pathlib import Path
    return Path(_text(path)[0])


def exists(path):
    """Test whether a path exists."""
    return _path(path).exists()


lexists = exists


def isfile(path):
    """Test whether a path is a regular file"""
    return _path(path).is_file()


def isdir(s):
    """Return true if the pathname refers to an existing directory."""
    return _path(s).is_dir()


def islink(path):
    """Test whether a path is a symbolic link"""
    return _path(path).is_symlink()


def ismount(path):
    return _text(path)[0] == '/'


def getsize(filename):
    """Return the size of a file."""
    return _path(filename).stat().st_size


def getmtime(filename):
    """Return the last modification time of a file."""
    return _path(filename).stat().st_mtime


def samefile(f1, f2):
    return abspath(f1) == abspath(f2)


def isjunction(path):
    """Test whether a path is a junction: there are none here."""
    _text(path)
    return False


def isdevdrive(path):
    """Test whether a path is on a Dev Drive: there are none here."""
    _text(path)
    return False
