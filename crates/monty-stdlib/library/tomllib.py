"""Reading of TOML."""

__all__ = ('loads', 'load', 'TOMLDecodeError')

_BARE = frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
_ILLEGAL = frozenset([chr(i) for i in range(32)] + ['\x7f']) - {'\t'}
_MAX_DEPTH = 100


class TOMLDecodeError(ValueError):
    """An error raised if a document is not valid TOML."""


def load(fp, /, *, parse_float=float):
    """Parse TOML from a binary file object."""
    data = fp.read()
    if not isinstance(data, bytes):
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(data.decode(), parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    """Parse TOML from a string."""
    if not isinstance(s, str):
        raise TypeError(f"Expected str object, not '{type(s).__qualname__}'") from None
    return _Parser(s.replace('\r\n', '\n'), parse_float).parse()


class _Parser:
    def __init__(self, text, parse_float):
        self.text = text
        self.at = 0
        self.root = {}
        # Tables by identity: what may still be done with them.
        self.explicit = set()
        self.frozen = set()
        self.by_dotted_key = set()
        self.arrays = set()
        self.keep = []
        self.parse_float = float if parse_float is float else self._checked(parse_float)

    def _checked(self, parse_float):
        def checked(s):
            value = parse_float(s)
            if isinstance(value, (dict, list)):
                raise ValueError('parse_float must not return dicts or lists')
            return value
        return checked

    def fail(self, message, at=None):
        at = self.at if at is None else at
        if at >= len(self.text):
            place = 'end of document'
        else:
            line = self.text.count('\n', 0, at) + 1
            place = f'line {line}, column {at - self.text.rfind(chr(10), 0, at)}'
        raise TOMLDecodeError(f'{message} (at {place})')

    def peek(self):
        return self.text[self.at:self.at + 1]

    def skip_spaces(self):
        text = self.text
        while text[self.at:self.at + 1] in ('\t', ' ') and self.at < len(text):
            self.at += 1

    def skip_comment(self):
        if self.peek() != '#':
            return
        end = self.text.find('\n', self.at)
        end = len(self.text) if end < 0 else end
        for i in range(self.at + 1, end):
            if self.text[i] in _ILLEGAL:
                self.fail(f'Found invalid character {self.text[i]!r}', i)
        self.at = end

    def skip_comments_and_lines(self):
        while True:
            before = self.at
            while self.peek() and self.peek() in ' \t\n':
                self.at += 1
            self.skip_comment()
            if self.at == before:
                return

    def parse(self):
        table = self.root
        while True:
            self.skip_spaces()
            c = self.peek()
            if not c:
                break
            if c == '\n':
                self.at += 1
                continue
            if c in _BARE or c in '"\'':
                self.key_value(table)
                self.skip_spaces()
            elif c == '[':
                table = self.header()
                self.skip_spaces()
            elif c != '#':
                self.fail('Invalid statement')
            self.skip_comment()
            c = self.peek()
            if not c:
                break
            if c != '\n':
                self.fail('Expected newline or end of document after a statement')
            self.at += 1
        return self.root

    def header(self):
        array = self.text.startswith('[[', self.at)
        self.at += 2 if array else 1
        self.skip_spaces()
        key = self.key()
        close = ']]' if array else ']'
        if not self.text.startswith(close, self.at):
            kind = 'an array' if array else 'a table'
            self.fail(f'Expected {close!r} at the end of {kind} declaration')
        self.at += len(close)
        table = self.root
        for part in key[:-1]:
            table = self.descend(table, part, key)
        name = key[-1]
        if array:
            found = table.get(name)
            if found is None:
                found = table[name] = []
                self.arrays.add(id(found))
                self.keep.append(found)
            elif not isinstance(found, list) or id(found) not in self.arrays:
                self.fail('Cannot overwrite a value' if not isinstance(found, list) else
                          f'Cannot mutate immutable namespace {key}')
            new = {}
            found.append(new)
            self.keep.append(new)
            return new
        found = table.get(name)
        if found is None:
            found = table[name] = {}
            self.keep.append(found)
        elif not isinstance(found, dict):
            self.fail('Cannot overwrite a value' if not isinstance(found, list) else
                      f'Cannot declare {key} twice')
        if id(found) in self.explicit or id(found) in self.frozen or id(found) in self.by_dotted_key:
            self.fail(f'Cannot declare {key} twice')
        self.explicit.add(id(found))
        return found

    def descend(self, table, part, key):
        """The table of a name in another; of an array of tables the last."""
        found = table.get(part)
        if found is None:
            found = table[part] = {}
            self.keep.append(found)
        elif isinstance(found, list) and id(found) in self.arrays:
            found = found[-1]
        elif not isinstance(found, dict):
            self.fail('Cannot overwrite a value')
        if id(found) in self.frozen:
            self.fail(f'Cannot mutate immutable namespace {key}')
        return found

    def key_value(self, table, depth=0):
        key = self.key()
        if self.peek() != '=':
            self.fail("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip_spaces()
        value = self.value(depth)
        for part in key[:-1]:
            found = table.get(part)
            if found is None:
                found = table[part] = {}
                self.keep.append(found)
                self.by_dotted_key.add(id(found))
            elif not isinstance(found, dict):
                self.fail('Cannot overwrite a value')
            elif id(found) in self.explicit or id(found) in self.frozen:
                self.fail(f'Cannot redefine namespace {tuple(key[:-1])}')
            else:
                self.by_dotted_key.add(id(found))
            table = found
        if key[-1] in table:
            self.fail('Cannot overwrite a value')
        table[key[-1]] = value

    def key(self):
        parts = [self.key_part()]
        self.skip_spaces()
        while self.peek() == '.':
            self.at += 1
            self.skip_spaces()
            parts.append(self.key_part())
            self.skip_spaces()
        return tuple(parts)

    def key_part(self):
        c = self.peek()
        if c and c in _BARE:
            start = self.at
            while self.peek() and self.peek() in _BARE:
                self.at += 1
            return self.text[start:self.at]
        if c == "'":
            return self.literal_string()
        if c == '"':
            return self.basic_string(False)
        self.fail('Invalid initial character for a key part')

    def value(self, depth):
        if depth > _MAX_DEPTH:
            raise RecursionError('TOML inline arrays/tables are nested more than the allowed 100 levels')
        text = self.text
        c = self.peek()
        if c == '"':
            return self.basic_string(text.startswith('"""', self.at))
        if c == "'":
            if text.startswith("'''", self.at):
                return self.multiline_literal()
            return self.literal_string()
        if c == 't' and text.startswith('true', self.at):
            self.at += 4
            return True
        if c == 'f' and text.startswith('false', self.at):
            self.at += 5
            return False
        if c == '[':
            return self.array(depth)
        if c == '{':
            return self.inline_table(depth)
        if c and (c.isdigit() and c.isascii() or c in '+-in'):
            found = self.number_or_date()
            if found is not None:
                return found
        self.fail('Invalid value')

    def array(self, depth):
        self.at += 1
        items = []
        while True:
            self.skip_comments_and_lines()
            if self.peek() == ']':
                self.at += 1
                break
            items.append(self.value(depth + 1))
            self.skip_comments_and_lines()
            c = self.peek()
            if c == ',':
                self.at += 1
            elif c == ']':
                self.at += 1
                break
            else:
                self.fail('Unclosed array')
        return items

    def inline_table(self, depth):
        self.at += 1
        table = {}
        self.keep.append(table)
        self.skip_spaces()
        if self.peek() == '}':
            self.at += 1
        else:
            while True:
                self.key_value(table, depth + 1)
                self.skip_spaces()
                c = self.peek()
                if c == '}':
                    self.at += 1
                    break
                if c != ',':
                    self.fail('Unclosed inline table')
                self.at += 1
                self.skip_spaces()
        self.freeze(table)
        return table

    def freeze(self, value):
        """Inline tables cannot be added to."""
        stack = [value]
        while stack:
            v = stack.pop()
            if isinstance(v, dict):
                self.frozen.add(id(v))
                stack.extend(v.values())
            elif isinstance(v, list):
                stack.extend(v)

    # Strings

    def literal_string(self):
        self.at += 1
        start = self.at
        while True:
            c = self.peek()
            if not c:
                self.fail('Expected "\'"')
            if c == "'":
                break
            if c in _ILLEGAL:
                self.fail(f'Found invalid character {c!r}')
            self.at += 1
        self.at += 1
        return self.text[start:self.at - 1]

    def multiline_literal(self):
        self.at += 3
        if self.peek() == '\n':
            self.at += 1
        end = self.text.find("'''", self.at)
        if end < 0:
            self.fail('Expected "\'\'\'"', len(self.text))
        # Up to two quotes may stand right before the closing ones.
        for _ in range(2):
            if self.text[end + 3:end + 4] == "'":
                end += 1
        body = self.text[self.at:end]
        for i, c in enumerate(body):
            if c in _ILLEGAL and c != '\n':
                self.fail(f'Found invalid character {c!r}', self.at + i)
        self.at = end + 3
        return body

    def basic_string(self, multiline):
        self.at += 3 if multiline else 1
        if multiline and self.peek() == '\n':
            self.at += 1
        out = []
        while True:
            c = self.peek()
            if not c:
                self.fail('Unterminated string')
            if c == '"':
                if not multiline:
                    self.at += 1
                    return ''.join(out)
                if self.text.startswith('"""', self.at):
                    self.at += 3
                    # Quotes that belong to the text.
                    for _ in range(2):
                        if self.peek() == '"':
                            out.append('"')
                            self.at += 1
                    return ''.join(out)
                out.append(c)
                self.at += 1
            elif c == '\\':
                out.append(self.escape(multiline))
            elif c in _ILLEGAL and not (multiline and c == '\n'):
                self.fail(f'Illegal character {c!r}')
            else:
                out.append(c)
                self.at += 1

    _ESCAPES = {'b': '\b', 't': '\t', 'n': '\n', 'f': '\f', 'r': '\r', '"': '"', '\\': '\\'}

    def escape(self, multiline):
        c = self.text[self.at + 1:self.at + 2]
        if multiline and c and c in ' \t\n':
            # A line that ends in a backslash goes on at the next text.
            i = self.at + 1
            while self.text[i:i + 1] and self.text[i] in ' \t':
                i += 1
            if self.text[i:i + 1] not in ('\n', ''):
                self.at += 2
                self.fail("Unescaped '\\' in a string")
            while self.text[i:i + 1] and self.text[i] in ' \t\n':
                i += 1
            self.at = i
            return ''
        if c in self._ESCAPES and c:
            self.at += 2
            return self._ESCAPES[c]
        if c in ('u', 'U') and c:
            n = 4 if c == 'u' else 8
            digits = self.text[self.at + 2:self.at + 2 + n]
            if len(digits) < n or not all(d in '0123456789abcdefABCDEF' for d in digits):
                self.at += 2
                self.fail('Invalid hex value')
            code = int(digits, 16)
            if not (code <= 0xd7ff or 0xe000 <= code <= 0x10ffff):
                self.at += 2 + n
                self.fail('Escaped character is not a Unicode scalar value')
            self.at += 2 + n
            return chr(code)
        self.at += 2
        if not c:
            self.fail('Unterminated string')
        self.fail("Unescaped '\\' in a string")

    # Numbers and dates

    def number_or_date(self):
        start = self.at
        text = self.text
        i = start
        while text[i:i + 1] and (text[i] in _BARE or text[i] in '+.:'):
            i += 1
        word = text[start:i]
        # A date may be followed by a space and the time.
        if len(word) == 10 and word[4:5] == '-' and text[i:i + 1] == ' ' and text[i + 1:i + 3].isdigit() \
                and text[i + 3:i + 4] == ':':
            j = i + 1
            while text[j:j + 1] and (text[j] in _BARE or text[j] in '+.:'):
                j += 1
            word += 'T' + text[i + 1:j]
            i = j
        date = self.date(word)
        if date is not None:
            self.at = i
            return date
        if word[:2] in ('0x', '0o', '0b'):
            base = {'x': 16, 'o': 8, 'b': 2}[word[1]]
            digits = word[2:]
            if _digits(digits, '0123456789abcdef'[:base] + 'ABCDEF'[:max(base - 10, 0)]):
                self.at = i
                return int(digits, base)
            return None
        bare = word[1:] if word[:1] in ('+', '-') else word
        if bare in ('inf', 'nan'):
            self.at = i
            return self.parse_float(word)
        return self.decimal_number(word, bare, i)

    def decimal_number(self, word, bare, end):
        mantissa, e, exponent = bare.replace('E', 'e').partition('e')
        whole, point, fraction = mantissa.partition('.')
        if not _digits(whole) or len(whole) > 1 and whole[0] == '0':
            return None
        if point and not _digits(fraction):
            return None
        if e and not _digits(exponent[1:] if exponent[:1] in ('+', '-') else exponent):
            return None
        self.at = end
        if point or e:
            return self.parse_float(word.replace('_', '') if self.parse_float is float else word)
        return int(word)

    def date(self, word):
        from datetime import date, datetime, time, timedelta, timezone
        if not (word[2:3] == ':' or word[4:5] == '-' and len(word) >= 10):
            return None
        try:
            if word[2:3] == ':':
                return time(*_time(word))
            day = date(_fixed(word[:4], 4), _fixed(word[5:7], 2), _fixed(word[8:10], 2))
            if word[7] != '-':
                return None
            if len(word) == 10:
                return day
            if word[10] not in 'Tt ':
                return None
            clock = word[11:]
            zone = None
            if clock[-1:] in ('Z', 'z'):
                zone, clock = timezone.utc, clock[:-1]
            elif clock[-6:-5] in ('+', '-') and clock[-3:-2] == ':':
                minutes = _fixed(clock[-5:-3], 2) * 60 + _fixed(clock[-2:], 2)
                if minutes >= 24 * 60 or _fixed(clock[-2:], 2) > 59:
                    return None
                delta = timedelta(minutes=-minutes if clock[-6] == '-' else minutes)
                zone = timezone(delta) if delta else timezone.utc
                clock = clock[:-6]
            return datetime(day.year, day.month, day.day, *_time(clock), tzinfo=zone)
        except _NotADate:
            return None
        except ValueError as e:
            raise TOMLDecodeError('Invalid date or datetime') from e


class _NotADate(Exception):
    pass


def _fixed(text, n):
    if len(text) != n or not (text.isascii() and text.isdigit()):
        raise _NotADate
    return int(text)


def _time(text):
    """Hour, minute, second, microsecond."""
    if len(text) < 8 or text[2] != ':' or text[5] != ':':
        raise _NotADate
    hour, minute, second = _fixed(text[:2], 2), _fixed(text[3:5], 2), _fixed(text[6:8], 2)
    if hour > 23 or minute > 59 or second > 59:
        raise _NotADate
    rest = text[8:]
    if not rest:
        return hour, minute, second, 0
    if rest[0] != '.' or not (rest[1:].isascii() and rest[1:].isdigit()):
        raise _NotADate
    return hour, minute, second, int(rest[1:7].ljust(6, '0'))


def _digits(text, allowed='0123456789'):
    """Digits with single underscores between them."""
    return (bool(text) and text[0] != '_' and text[-1] != '_' and '__' not in text
            and all(c in allowed or c == '_' for c in text))
