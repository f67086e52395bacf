"""Matching of names as shells do."""

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']

import re

_compiled = {}


def _compile(pat):
    match = _compiled.get(pat)
    if match is None:
        if isinstance(pat, bytes):
            source = bytes(translate(str(pat, 'ISO-8859-1')), 'ISO-8859-1')
        else:
            source = translate(pat)
        if len(_compiled) >= 256:
            _compiled.clear()
        match = _compiled[pat] = re.compile(source).match
    return match


def fnmatch(name, pat):
    """Test whether FILENAME matches PATTERN."""
    return fnmatchcase(name, pat)


def filter(names, pat):
    """Construct a list from those elements of the iterable NAMES that match PAT."""
    match = _compile(pat)
    return [name for name in names if match(name)]


def fnmatchcase(name, pat):
    """Test whether FILENAME matches PATTERN, including case."""
    return _compile(pat)(name) is not None


def translate(pat):
    """Translate a shell PATTERN to a regular expression."""
    parts = []
    i, n = 0, len(pat)
    while i < n:
        c = pat[i]
        i += 1
        if c == '*':
            if not parts or parts[-1] is not None:
                parts.append(None)
        elif c == '?':
            parts.append('.')
        elif c == '[':
            text, i = _translate_set(pat, i)
            parts.append(text)
        else:
            parts.append(re.escape(c))
    return _join(parts)


def _translate_set(pat, i):
    n = len(pat)
    j = i
    if j < n and pat[j] == '!':
        j += 1
    if j < n and pat[j] == ']':
        j += 1
    while j < n and pat[j] != ']':
        j += 1
    if j >= n:
        return '\\[', i
    stuff = pat[i:j]
    if '-' not in stuff:
        stuff = stuff.replace('\\', r'\\')
    else:
        chunks = []
        k = i + 2 if pat[i] == '!' else i + 1
        while True:
            k = pat.find('-', k, j)
            if k < 0:
                break
            chunks.append(pat[i:k])
            i = k + 1
            k = k + 3
        chunk = pat[i:j]
        if chunk:
            chunks.append(chunk)
        else:
            chunks[-1] += '-'
        # Ranges that hold nothing are left out.
        for k in range(len(chunks) - 1, 0, -1):
            if chunks[k - 1][-1] > chunks[k][0]:
                chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
                del chunks[k]
        stuff = '-'.join([s.replace('\\', r'\\').replace('-', r'\-') for s in chunks])
    i = j + 1
    if not stuff:
        return '(?!)', i
    if stuff == '!':
        return '.', i
    for c in '&~|':
        stuff = stuff.replace(c, '\\' + c)
    if stuff[0] == '!':
        stuff = '^' + stuff[1:]
    elif stuff[0] in ('^', '['):
        stuff = '\\' + stuff
    return f'[{stuff}]', i


def _join(parts):
    """Put the parts together; a star (None) takes as little as it can before the fixed part that follows."""
    result = []
    i, n = 0, len(parts)
    while i < n and parts[i] is not None:
        result.append(parts[i])
        i += 1
    while i < n:
        i += 1
        if i == n:
            result.append('.*')
            break
        fixed = []
        while i < n and parts[i] is not None:
            fixed.append(parts[i])
            i += 1
        fixed = ''.join(fixed)
        if i == n:
            result.append('.*')
            result.append(fixed)
        else:
            result.append(f'(?>.*?{fixed})')
    return f'(?s:{"".join(result)})\\Z'
