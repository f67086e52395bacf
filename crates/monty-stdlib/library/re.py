"""Regular expressions."""

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape',
           'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE',
           'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError']

from _re import Match, Pattern


class PatternError(Exception):
    """Exception raised for invalid regular expressions."""

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            msg = f'{msg} at position {pos}'
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


error = PatternError

from _re_flags import RegexFlag

NOFLAG = RegexFlag.NOFLAG
A = ASCII = RegexFlag.ASCII
I = IGNORECASE = RegexFlag.IGNORECASE
L = LOCALE = RegexFlag.LOCALE
U = UNICODE = RegexFlag.UNICODE
M = MULTILINE = RegexFlag.MULTILINE
S = DOTALL = RegexFlag.DOTALL
X = VERBOSE = RegexFlag.VERBOSE
DEBUG = RegexFlag.DEBUG

_cache = {}
_MAX_CACHE = 512


def _compile(pattern, flags):
    # A number needs no look at the flags, which are an enum that would be made for it.
    if flags.__class__ is not int and flags.__class__ is RegexFlag:
        flags = flags._value_
    try:
        return _cache[type(pattern), pattern, flags]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError('first argument must be string or compiled pattern')
    # Flags that are no number are refused for what they cannot do; before that, such a pattern is.
    compiled = _re_compile(pattern, 0 if pattern in ('\\', b'\\') else flags & 0xffff_ff7f)
    if type(compiled) is tuple:
        message, place = compiled
        raise PatternError(message, None if place is None else pattern, place)
    if flags.bit_length() > 31:
        raise OverflowError('Python int too large to convert to C int')
    if type(pattern) is str or type(pattern) is bytes:
        if len(_cache) >= _MAX_CACHE:
            del _cache[next(iter(_cache))]
        _cache[type(pattern), pattern, flags] = compiled
    return compiled


def compile(pattern, flags=0):
    """Compile a regular expression pattern, returning a Pattern object."""
    return _compile(pattern, flags)


def match(pattern, string, flags=0):
    """Try to apply the pattern at the start of the string, returning a Match object, or None if no match was found."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Try to apply the pattern to all of the string, returning a Match object, or None if no match was found."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Scan through string looking for a match to the pattern, returning a Match object, or None."""
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    """Return a list of all non-overlapping matches in the string."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """Return an iterator over all non-overlapping matches in the string."""
    return _compile(pattern, flags).finditer(string)


class _Zero(int):
    """Nothing was given."""


_zero = _Zero()


def _deprecated(name, function, args, named, limits):
    """Arguments that may be given by position for now: the limit and the flags."""
    if len(args) > 2:
        raise TypeError(f'{function}() takes from {limits[0]} to {limits[1]} positional arguments but '
                        f'{limits[1] - 2 + len(args)} were given')
    first, flags = named
    if args:
        if first is not _zero:
            raise TypeError(f"{function}() got multiple values for argument '{name}'")
        first = args[0]
        if len(args) > 1:
            if flags is not _zero:
                raise TypeError(f"{function}() got multiple values for argument 'flags'")
            flags = args[1]
        import warnings
        warnings.warn(f"'{name}' is passed as positional argument", DeprecationWarning, stacklevel=3)
    return first, 0 if flags is _zero else flags


def sub(pattern, repl, string, *args, count=_zero, flags=_zero):
    """Return the string obtained by replacing the leftmost non-overlapping matches by the replacement."""
    if args:
        count, flags = _deprecated('count', 'sub', args, (count, flags), (3, 5))
    elif flags is _zero:
        flags = 0
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_zero, flags=_zero):
    """Return a 2-tuple containing the new string and the number of replacements."""
    if args:
        count, flags = _deprecated('count', 'subn', args, (count, flags), (3, 5))
    elif flags is _zero:
        flags = 0
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_zero, flags=_zero):
    """Split the source string by the occurrences of the pattern, returning a list of the resulting substrings."""
    if args:
        maxsplit, flags = _deprecated('maxsplit', 'split', args, (maxsplit, flags), (2, 4))
    elif flags is _zero:
        flags = 0
    return _compile(pattern, flags).split(string, maxsplit)


def purge():
    """Clear the regular expression caches"""
    _cache.clear()


_special_chars = {i: '\\' + chr(i) for i in b'()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    """Escape special characters in a string."""
    if isinstance(pattern, str):
        return pattern.translate(_special_chars)
    return str(pattern, 'latin1').translate(_special_chars).encode('latin1')


class _MatchScanner:
    """One match after another, each where the last one ended."""

    def __init__(self, pattern, string, start, end):
        self.pattern = pattern
        self._string = string
        self._start = start
        self._end = end
        self._not_empty = False

    def _next(self, match_only):
        if self._start is None:
            return None
        m = _re_next(self.pattern, self._string, self._start, self._end, self._not_empty, match_only)
        if m is None:
            self._start = None
            return None
        a, self._start = _re_span(m)
        self._not_empty = a == self._start
        return m

    def search(self):
        return self._next(False)

    def match(self):
        return self._next(True)


class Scanner:
    """A lexer of patterns and what to do with what they match."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._groups = []
        parts = []
        number = 1
        for phrase, action in lexicon:
            p = _compile(phrase, flags)
            self._groups.append((number, action))
            number += p.groups + 1
            parts.append(f'({phrase})')
        self.scanner = _compile('|'.join(parts), flags)

    def scan(self, string):
        result = []
        scanner = self.scanner.scanner(string)
        end = 0
        while True:
            m = scanner.match()
            if not m:
                break
            if end == m.end():
                break
            end = m.end()
            for number, action in self._groups:
                if m.start(number) >= 0:
                    break
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                result.append(action)
        return result, string[end:]
