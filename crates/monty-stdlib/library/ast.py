"""Literals from text. There are no syntax trees here."""

__all__ = ['literal_eval']


class _Reader:
    """Reads a literal: on a list of tokens, with a bound on how deep it goes."""

    def __init__(self, text):
        self.text = text
        self.at = 0

    def fail(self):
        # What is no Python at all is told as that.
        compile(self.text, '<unknown>', 'eval')
        line = self.text.count('\n', 0, self.at) + 1
        raise ValueError(f'malformed node or string on line {line}: {self.node()}')

    def node(self):
        """What stands here, by the name of its node."""
        end = self.at
        while end < len(self.text) and (self.text[end].isalnum() or self.text[end] == '_'):
            end += 1
        kind = {'(': 'Call', '.': 'Attribute', '[': 'Subscript'}.get(self.text[end:end + 1], 'Name')
        return f'<ast.{kind} object at {id(self):#x}>'

    def skip(self):
        text = self.text
        n = len(text)
        while self.at < n:
            c = text[self.at]
            if c in ' \t\n\r\f':
                self.at += 1
            elif c == '#':
                while self.at < n and text[self.at] != '\n':
                    self.at += 1
            elif c == '\\' and text[self.at + 1:self.at + 2] == '\n':
                self.at += 2
            else:
                break

    def peek(self):
        self.skip()
        return self.text[self.at:self.at + 1]

    def sum(self, depth):
        """A value; or a number plus or minus an imaginary one."""
        left = self.value(depth)
        c = self.peek()
        if c in ('+', '-') and c:
            if not isinstance(left, (int, float)) or isinstance(left, bool):
                self.fail()
            self.at += 1
            right = self.value(depth)
            if not isinstance(right, complex):
                self.fail()
            return left + right if c == '+' else left - right
        return left

    def value(self, depth):
        if depth > 200:
            raise RecursionError('maximum recursion depth exceeded during compilation')
        c = self.peek()
        if not c:
            self.syntax_error()
        if c in '+-':
            self.at += 1
            operand = self.value(depth + 1)
            if not isinstance(operand, (int, float, complex)) or isinstance(operand, bool):
                self.fail()
            return +operand if c == '+' else -operand
        if c.isdigit() or c == '.' and self.text[self.at + 1:self.at + 2].isdigit():
            return self.number()
        if c in '\'"':
            return self.strings()
        if c == '(':
            return self.parenthesis(depth)
        if c == '[':
            return self.items(']', depth)[0]
        if c == '{':
            return self.braces(depth)
        if c == '.' and self.text.startswith('...', self.at):
            self.at += 3
            return ...
        if c.isidentifier():
            return self.name()
        self.syntax_error()

    def syntax_error(self):
        compile(self.text, '<unknown>', 'eval')
        raise SyntaxError('invalid syntax')

    def number(self):
        text = self.text
        i = self.at
        if text[i] == '0' and text[i + 1:i + 2] in ('x', 'X', 'o', 'O', 'b', 'B') and text[i + 1:i + 2]:
            i += 2
            while i < len(text) and (text[i].isalnum() or text[i] == '_'):
                i += 1
            word = text[self.at:i]
            self.at = i
            return int(word, 0)
        while i < len(text) and (text[i].isalnum() or text[i] in '._' or text[i] in '+-' and text[i - 1] in 'eE'):
            i += 1
        word = text[self.at:i]
        self.at = i
        try:
            if word[-1] in 'jJ':
                return complex(0.0, float(word[:-1]))
            if any(c in word for c in '.eE'):
                return float(word)
            return int(word, 0)
        except ValueError:
            self.syntax_error()

    def name(self):
        i = self.at
        text = self.text
        while i < len(text) and (text[i].isalnum() or text[i] == '_'):
            i += 1
        word = text[self.at:i]
        if text[i:i + 1] in ('"', "'") and text[i:i + 1] and word.lower() in ('r', 'b', 'u', 'br', 'rb'):
            return self.strings()
        self.at = i
        if word == 'None':
            return None
        if word == 'True':
            return True
        if word == 'False':
            return False
        if word == 'set' and self.peek() == '(':
            self.at += 1
            if self.peek() == ')':
                self.at += 1
                return set()
        self.fail()

    def strings(self):
        """One string literal, and those that stand right behind it."""
        parts = []
        while True:
            self.skip()
            i = self.at
            while self.text[i:i + 1].isalpha() and i - self.at < 3:
                i += 1
            prefix = self.text[self.at:i].lower()
            quote = self.text[i:i + 1]
            if quote not in ('"', "'") or not quote or prefix not in ('', 'r', 'b', 'u', 'br', 'rb'):
                break
            parts.append(self.string(i, prefix, quote))
        if len({type(p) for p in parts}) != 1:
            raise SyntaxError('cannot mix bytes and nonbytes literals')
        return parts[0][:0].join(parts)

    def string(self, i, prefix, quote):
        text = self.text
        if text.startswith(quote * 3, i):
            quote *= 3
        i += len(quote)
        start = i
        while not text.startswith(quote, i):
            if i >= len(text) or len(quote) == 1 and text[i] == '\n':
                self.syntax_error()
            i += 2 if text[i] == '\\' else 1
        raw = text[start:i]
        self.at = i + len(quote)
        if 'b' in prefix:
            if not raw.isascii():
                raise SyntaxError('bytes can only contain ASCII literal characters')
            return raw.encode() if 'r' in prefix else _unescape(raw, True)
        return raw if 'r' in prefix else _unescape(raw, False)

    def items(self, end, depth):
        """Values up to a bracket; and whether a comma came."""
        self.at += 1
        values = []
        comma = False
        while self.peek() != end:
            values.append(self.sum(depth + 1))
            c = self.peek()
            if c == ',':
                comma = True
                self.at += 1
            elif c != end:
                self.syntax_error()
        self.at += 1
        return values, comma

    def parenthesis(self, depth):
        values, comma = self.items(')', depth)
        if len(values) == 1 and not comma:
            return values[0]
        return tuple(values)

    def braces(self, depth):
        self.at += 1
        if self.peek() == '}':
            self.at += 1
            return {}
        first = self.sum(depth + 1)
        if self.peek() != ':':
            values = [first]
            while self.peek() == ',':
                self.at += 1
                if self.peek() == '}':
                    break
                values.append(self.sum(depth + 1))
            if self.peek() != '}':
                self.syntax_error()
            self.at += 1
            return set(values)
        result = {}
        key = first
        while True:
            self.at += 1
            result[key] = self.sum(depth + 1)
            c = self.peek()
            if c == ',':
                self.at += 1
                if self.peek() == '}':
                    break
                key = self.sum(depth + 1)
                if self.peek() != ':':
                    self.syntax_error()
            elif c == '}':
                break
            else:
                self.syntax_error()
        self.at += 1
        return result


_ESCAPES = {'n': '\n', 't': '\t', 'r': '\r', '\\': '\\', "'": "'", '"': '"', 'a': '\a', 'b': '\b', 'f': '\f', 'v': '\v',
            '\n': ''}


def _unescape(raw, is_bytes):
    out = []
    i = 0
    while i < len(raw):
        c = raw[i]
        i += 1
        if c != '\\':
            out.append(c)
            continue
        c = raw[i]
        i += 1
        if c in _ESCAPES:
            out.append(_ESCAPES[c])
        elif c in '01234567':
            j = i
            while j < i + 2 and raw[j:j + 1] and raw[j] in '01234567':
                j += 1
            out.append(chr(int(raw[i - 1:j], 8) & (255 if is_bytes else 511)))
            i = j
        elif c == 'x' or not is_bytes and c in 'uU':
            n = {'x': 2, 'u': 4, 'U': 8}[c]
            digits = raw[i:i + n]
            if len(digits) < n or not all(d in '0123456789abcdefABCDEF' for d in digits):
                raise SyntaxError('invalid escape in string literal')
            out.append(chr(int(digits, 16)))
            i += n
        elif c == 'N' and not is_bytes and raw[i:i + 1] == '{':
            j = raw.index('}', i)
            from unicodedata import lookup
            out.append(lookup(raw[i + 1:j]))
            i = j + 1
        else:
            out.append('\\' + c)
    text = ''.join(out)
    return text.encode('latin-1') if is_bytes else text


def literal_eval(node_or_string):
    """Evaluate a string containing only a Python literal."""
    if not isinstance(node_or_string, str):
        raise ValueError(f'malformed node or string: {node_or_string!r}')
    reader = _Reader(node_or_string.lstrip(' \t'))
    value = reader.sum(0)
    if reader.peek() == ',':
        # A tuple without parentheses.
        values = [value]
        while reader.peek() == ',':
            reader.at += 1
            if not reader.peek():
                break
            values.append(reader.sum(0))
        value = tuple(values)
    if reader.peek():
        c = reader.peek()
        if c in '([.*/%<>=&|^@' or c.isalpha():
            reader.fail()
        reader.syntax_error()
    return value
