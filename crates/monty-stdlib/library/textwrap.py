"""Wrapping and filling of text."""

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_whitespace = '\t\n\x0b\x0c\r '


class TextWrapper:
    """Wraps text to a width, by a number of settings."""

    unicode_whitespace_trans = {ord(c): ord(' ') for c in _whitespace}

    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        """Tabs and other white space become spaces, as far as is wanted."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(self.unicode_whitespace_trans)
        return text

    def _split(self, text):
        """Words and the white space between them, in order."""
        chunks = _split_words(text, self.break_on_hyphens)
        return chunks

    def _fix_sentence_endings(self, chunks):
        """Two spaces after the end of a sentence."""
        i = 0
        while i < len(chunks) - 1:
            if chunks[i + 1] == ' ' and _ends_sentence(chunks[i]):
                chunks[i + 1] = '  '
                i += 2
            else:
                i += 1

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        """A chunk that does not fit on any line: break it, or give it a line of its own."""
        space_left = 1 if width < 1 else width - cur_len
        if self.break_long_words:
            end = space_left
            chunk = reversed_chunks[-1]
            if self.break_on_hyphens and len(chunk) > space_left:
                hyphen = chunk.rfind('-', 0, space_left)
                # After a hyphen, if there is something other than hyphens before it.
                if hyphen > 0 and any(c != '-' for c in chunk[:hyphen]):
                    end = hyphen + 1
            cur_line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        lines = []
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        chunks.reverse()
        while chunks:
            line = []
            length = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == '' and lines:
                del chunks[-1]
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum([len(c) for c in line])
            if self.drop_whitespace and line and line[-1].strip() == '':
                length -= len(line[-1])
                del line[-1]
            if not line:
                continue
            rest_is_blank = self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if (self.max_lines is None or len(lines) + 1 < self.max_lines
                    or (not chunks or rest_is_blank) and length <= width):
                lines.append(indent + ''.join(line))
                continue
            self._close(lines, line, length, width, indent)
            break
        return lines

    def _close(self, lines, line, length, width, indent):
        """End the last line that is allowed with the placeholder."""
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + ''.join(line))
                return
            length -= len(line[-1])
            del line[-1]
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(self.placeholder) <= self.width:
                lines[-1] = previous + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """Wrap a paragraph; returns a list of lines without newlines."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """Wrap a paragraph; returns one string."""
        return '\n'.join(self.wrap(text))


def _ends_sentence(word):
    """A small letter, a mark that ends sentences, perhaps a closing quote."""
    if word[-1:] in ('"', "'"):
        word = word[:-1]
    return len(word) >= 2 and word[-1] in '.!?' and 'a' <= word[-2] <= 'z'


def _is_punct_or_word(c):
    return c.isalnum() or c in '_!"\'&.,?'


def _split_words(text, break_on_hyphens):
    """Split at white space; and after hyphens in words, and around dashes of two or more."""
    chunks = []
    i = 0
    n = len(text)
    while i < n:
        start = i
        if text[i] in _whitespace:
            while i < n and text[i] in _whitespace:
                i += 1
            chunks.append(text[start:i])
            continue
        while i < n and text[i] not in _whitespace:
            i += 1
        if break_on_hyphens and '-' in text[start:i]:
            _split_at_hyphens(text[start:i], chunks)
        else:
            chunks.append(text[start:i])
    return chunks


def _is_letter(c):
    return (c.isalnum() or c == '_') and not c.isdecimal()


def _split_at_hyphens(word, chunks):
    """The parts of a word: `-` between letters ends a part, a dash `--` is a part."""
    i = 0
    n = len(word)
    while i < n:
        start = i
        if word[i] == '-' and start > 0 and _is_punct_or_word(word[start - 1]):
            j = i
            while j < n and word[j] == '-':
                j += 1
            if j - i >= 2 and j < n and (word[j].isalnum() or word[j] == '_'):
                chunks.append(word[i:j])
                i = j
                continue
        i += 1
        while i < n and not _may_split(word, start, i):
            i += 1
        chunks.append(word[start:i])


def _may_split(word, start, i):
    """May a part that begins at `start` end before `i`?"""
    n = len(word)
    # Behind a hyphen that stands between letters: a-b, not -b, not 1-b.
    if word[i - 1] == '-' and i - 1 > start:
        before = word[i - 2]
        two_letters = i >= 3 and _is_letter(word[i - 3]) and _is_letter(before)
        with_hyphen = i >= 4 and _is_letter(word[i - 4]) and word[i - 3] == '-' and _is_letter(before)
        after = i + 1 < n and _is_letter(word[i]) and (
            _is_letter(word[i + 1]) or word[i + 1] == '-' and i + 2 < n and _is_letter(word[i + 2]))
        if (two_letters or with_hyphen) and after:
            return True
    # Before a dash between words.
    if word[i] == '-' and _is_punct_or_word(word[i - 1]) and word[i - 1] != '-':
        j = i
        while j < n and word[j] == '-':
            j += 1
        if j - i >= 2 and j < n and (word[j].isalnum() or word[j] == '_'):
            return True
    return False


def wrap(text, width=70, **kwargs):
    """Wrap a single paragraph of text, returning a list of wrapped lines."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """Fill a single paragraph of text, returning a new string."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """Collapse and truncate the given text to fit in the given width."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    """Remove any common leading whitespace from every line in text."""
    if not isinstance(text, str):
        raise TypeError(f'expected string or bytes-like object, got {type(text).__name__!r}')
    lines = text.split('\n')
    margin = None
    for i, line in enumerate(lines):
        stripped = line.lstrip(' \t')
        if not stripped:
            # Lines of white space count for nothing, and become empty.
            lines[i] = ''
            continue
        indent = line[:len(line) - len(stripped)]
        if margin is None:
            margin = indent
        elif not indent.startswith(margin):
            n = 0
            while n < len(margin) and n < len(indent) and margin[n] == indent[n]:
                n += 1
            margin = margin[:n]
    if margin:
        n = len(margin)
        lines = [line[n:] if line else line for line in lines]
    return '\n'.join(lines)


def indent(text, prefix, predicate=None):
    """Adds 'prefix' to the beginning of selected lines in 'text'."""
    result = []
    for line in text.splitlines(True):
        if predicate(line) if predicate is not None else line.strip():
            result.append(prefix)
        result.append(line)
    return ''.join(result)
