"""Escaping of text for HTML, and back."""

__all__ = ['escape', 'unescape']


def escape(s, quote=True):
    """Replace special characters "&", "<" and ">" to HTML-safe sequences."""
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    if quote:
        s = s.replace('"', '&quot;').replace("'", '&#x27;')
    return s


# What browsers read for the numbers that mean nothing: as if they were of the code page 1252.
_CP1252 = {0x80: '\u20ac', 0x82: '\u201a', 0x83: '\u0192', 0x84: '\u201e', 0x85: '\u2026', 0x86: '\u2020',
           0x87: '\u2021', 0x88: '\u02c6', 0x89: '\u2030', 0x8a: '\u0160', 0x8b: '\u2039', 0x8c: '\u0152',
           0x8e: '\u017d', 0x91: '\u2018', 0x92: '\u2019', 0x93: '\u201c', 0x94: '\u201d', 0x95: '\u2022',
           0x96: '\u2013', 0x97: '\u2014', 0x98: '\u02dc', 0x99: '\u2122', 0x9a: '\u0161', 0x9b: '\u203a',
           0x9c: '\u0153', 0x9e: '\u017e', 0x9f: '\u0178', 0x00: '\ufffd', 0x0d: '\r'}


def _is_invalid(number):
    """Code points that a reference may not name."""
    return (0x1 <= number <= 0x8 or number == 0xb or 0xe <= number <= 0x1f or 0x7f <= number <= 0x9f
            or 0xfdd0 <= number <= 0xfdef or number & 0xfffe == 0xfffe)


def _numeric(text, i):
    """A reference &#…: the text it stands for, and where it ends; None if it is none."""
    j = i + 2
    if text[j:j + 1] in ('x', 'X'):
        j += 1
        base, digits = 16, '0123456789abcdefABCDEF'
    else:
        base, digits = 10, '0123456789'
    start = j
    while j < len(text) and text[j] in digits:
        j += 1
    if j == start:
        return None
    number = int(text[start:j], base)
    if text[j:j + 1] == ';':
        j += 1
    if number in _CP1252:
        return _CP1252[number], j
    if 0x80 <= number <= 0x9f:
        return chr(number), j
    if 0xd800 <= number <= 0xdfff or number > 0x10ffff:
        return '\ufffd', j
    if _is_invalid(number):
        return '', j
    return chr(number), j


_STOP = frozenset('\t\n\f <&#;')


# What most texts have of the names: the table of all of them is long.
_COMMON = {'amp;': '&', 'lt;': '<', 'gt;': '>', 'quot;': '"', 'apos;': "'", 'nbsp;': '\xa0', 'copy;': '\xa9', 'reg;': '\xae',
           'deg;': '\xb0', 'middot;': '\xb7', 'laquo;': '\xab', 'raquo;': '\xbb', 'times;': '\xd7', 'euro;': '\u20ac',
           'ndash;': '\u2013', 'mdash;': '\u2014', 'lsquo;': '\u2018', 'rsquo;': '\u2019', 'ldquo;': '\u201c',
           'rdquo;': '\u201d', 'bull;': '\u2022', 'hellip;': '\u2026', 'trade;': '\u2122', 'rarr;': '\u2192'}


def _named(text, i):
    j = i + 1
    while j < len(text) and j - i <= 32 and text[j] not in _STOP:
        j += 1
    if text[j:j + 1] == ';':
        j += 1
    name = text[i + 1:j]
    if not name:
        return None
    if name in _COMMON:
        return _COMMON[name], j
    from html.entities import html5
    if name in html5:
        return html5[name], j
    # The longest name that the text begins with.
    for n in range(len(name) - 1, 1, -1):
        if name[:n] in html5:
            return html5[name[:n]] + name[n:], j
    return '&' + name, j


def unescape(s):
    """Convert all named and numeric character references in the string to the corresponding Unicode characters."""
    if '&' not in s:
        return s
    result = []
    done = 0
    i = s.find('&')
    while i >= 0:
        found = _numeric(s, i) if s[i + 1:i + 2] == '#' else _named(s, i)
        if found is None:
            i = s.find('&', i + 1)
            continue
        result.append(s[done:i])
        result.append(found[0])
        done = found[1]
        i = s.find('&', done)
    result.append(s[done:])
    return ''.join(result)
