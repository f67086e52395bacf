"""Exceptions as text."""

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack',
           'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb',
           'clear_frames', 'FrameSummary', 'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb', 'print_list']

_sentinel = object()


def _parse(exc, value, tb):
    """The exception, from one argument or from type, value and traceback."""
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError('Both or neither of value and tb must be given')
    if value is _sentinel:
        if exc is not None:
            if isinstance(exc, BaseException):
                return exc
            raise TypeError(f'Exception expected for value, {type(exc).__name__} found')
        return None
    return value


class FrameSummary:
    """Information about a single frame from a traceback."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_line', '_text', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._line = line
        self._text = None
        self.locals = None if not locals else {k: repr(v) for k, v in locals.items()}

    @property
    def line(self):
        if self._line is None:
            self._line = _source_line(self.filename, self.lineno or 0)
        return None if self._line is None else self._line.strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno and self.name == other.name
                    and self.locals == other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __len__(self):
        return 4

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


class StackSummary(list):
    """A list of FrameSummary objects, representing a stack of frames."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        result = klass()
        for f, lineno in frame_gen:
            if limit is not None and 0 <= limit <= len(result):
                break
            code = f.f_code
            result.append(FrameSummary(code.co_filename, lineno, code.co_name,
                                       locals=f.f_locals if capture_locals else None))
        if limit is not None and limit < 0:
            del result[:limit]
        return result

    @classmethod
    def from_list(klass, a_list):
        result = klass()
        for frame in a_list:
            if isinstance(frame, FrameSummary):
                result.append(frame)
            else:
                filename, lineno, name, line = frame
                result.append(FrameSummary(filename, lineno, name, line=line))
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        if frame_summary._text is not None:
            return frame_summary._text
        text = f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
        if frame_summary.line:
            text += f'    {frame_summary.line}\n'
        if frame_summary.locals:
            text += ''.join([f'    {name} = {value}\n' for name, value in sorted(frame_summary.locals.items())])
        return text

    def format(self, **kwargs):
        result = []
        last = None
        count = 0
        for frame in self:
            key = frame.filename, frame.lineno, frame.name
            count = count + 1 if key == last else 1
            last = key
            if count <= 3:
                result.append(self.format_frame_summary(frame))
            elif result[-1].startswith('  [Previous'):
                result[-1] = _repeated(count - 3)
            else:
                result.append(_repeated(1))
        return result


def _repeated(n):
    return f'  [Previous line repeated {n} more time{"s" if n > 1 else ""}]\n'


def walk_tb(tb):
    """Walk a traceback yielding the frame and line number for each frame."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    """Walk a stack yielding the frame and line number for each frame, the innermost first."""
    if f is None:
        f = _frame_at(0)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def extract_tb(tb, limit=None):
    """Return a StackSummary object representing a list of pre-processed entries from traceback."""
    result = StackSummary()
    while tb is not None:
        line, end_line, column, end_column = _traceback_columns(tb)
        code = tb.tb_frame.f_code
        frame = FrameSummary(code.co_filename, line, code.co_name, end_lineno=end_line, colno=column, end_colno=end_column)
        frame._text = _traceback_text(tb)
        result.append(frame)
        tb = tb.tb_next
    if limit is not None:
        result[:] = result[:limit] if limit >= 0 else result[limit:]
    return result


def extract_stack(f=None, limit=None):
    """Extract the raw traceback from the current stack frame."""
    result = StackSummary.extract(walk_stack(f), limit=limit)
    result.reverse()
    return result


def format_list(extracted_list):
    """Format a list of tuples or FrameSummary objects for printing."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    """Print the list of tuples as returned by extract_tb()."""
    _print(format_list(extracted_list), file)


def format_tb(tb, limit=None):
    """A shorthand for 'format_list(extract_tb(tb, limit))'."""
    return extract_tb(tb, limit=limit).format()


def print_tb(tb, limit=None, file=None):
    """Print up to 'limit' stack trace entries from the traceback 'tb'."""
    _print(format_tb(tb, limit), file)


def format_stack(f=None, limit=None):
    """Shorthand for 'format_list(extract_stack(f, limit))'."""
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    """Print a stack trace from its invocation point."""
    _print(format_stack(f, limit), file)


def _print(lines, file):
    import sys
    print(''.join(lines), end='', file=sys.stderr if file is None else file)


def format_exception_only(exc, /, value=_sentinel, *, show_group=False):
    """Format the exception part of a traceback."""
    if value is _sentinel:
        value = exc
    if value is None:
        return ['NoneType: None\n']
    if isinstance(value, BaseExceptionGroup) and not show_group:
        kind = type(value)
        name = kind.__qualname__
        if kind.__module__ not in ('builtins', '__main__'):
            name = f'{kind.__module__}.{name}'
        return [f'{name}: {value}\n', *(f'{note}\n' for note in getattr(value, '__notes__', ()))]
    return _text_of(value, 0, False).splitlines(True)


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    """Format a stack trace and the exception information."""
    value = _parse(exc, value, tb)
    if value is None:
        return ['NoneType: None\n']
    if limit is not None:
        return list(_limited(value, limit, chain, []))
    return _split(_text_of(value, -1, bool(chain)))


def _limited(value, limit, chain, seen):
    """The text in pieces, with no more than that many frames of each exception."""
    seen.append(value)
    if chain:
        before, how = value.__cause__, _CAUSE
        if before is None and not value.__suppress_context__:
            before, how = value.__context__, _CONTEXT
        if before is not None and all(before is not other for other in seen):
            yield from _limited(before, limit, chain, seen)
            yield how
    frames = format_tb(value.__traceback__, limit)
    if frames:
        yield 'Traceback (most recent call last):\n'
    yield from frames
    yield from format_exception_only(value)


_CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n'
_CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n'


def _text_of(exc, limit, chain):
    """The traceback as one text; what a `__str__` of the program's own says is asked for before."""
    todo, told = [exc], []
    for error in todo:
        more = (error.__cause__, error.__context__, *getattr(error, 'exceptions', ()))
        todo += [e for e in more if isinstance(e, BaseException) and all(e is not other for other in todo)]
        if _exception_needs_text(error):
            told.append(error)
            try:
                text = str(error)
            except Exception:
                text = '<exception str() failed>'
            _exception_text(error, text)
    try:
        return _format_exception(exc, limit, chain)
    finally:
        for error in told:
            _exception_text(error, None)


def _split(text):
    """The text in the pieces that CPython gives: the head, each frame, and the rest."""
    pieces = []
    for line in text.splitlines(True):
        if pieces and line.startswith('    ') and pieces[-1].startswith('  File '):
            pieces[-1] += line
        else:
            pieces.append(line)
    return pieces


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True, **kwargs):
    """Print exception up to 'limit' stack trace entries from 'tb' to 'file'."""
    _print(format_exception(exc, value, tb, limit, chain), file)


def format_exc(limit=None, chain=True):
    """Like print_exc() but return a string."""
    import sys
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    """Shorthand for 'print_exception(sys.exception(), limit=limit, file=file, chain=chain)'."""
    import sys
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    raise ValueError('no last exception')


def clear_frames(tb):
    """Frames are not kept by tracebacks."""


class TracebackException:
    """An exception ready for rendering."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        self._exception = exc_value
        self._limit = limit
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback, limit)
        cause = exc_value.__cause__ if exc_value is not None else None
        context = exc_value.__context__ if exc_value is not None else None
        self.__cause__ = None if cause is None else TracebackException.from_exception(cause)
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        self.__context__ = None if context is None or cause is not None else TracebackException.from_exception(context)
        self.__notes__ = getattr(exc_value, '__notes__', None)
        self._str = str(exc_value)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Create a TracebackException from an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str(self):
        return self.exc_type.__qualname__

    def __str__(self):
        return self._str

    def format(self, *, chain=True, _ctx=None, **kwargs):
        """Format the exception."""
        yield from format_exception(self._exception, limit=self._limit, chain=chain)

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """Format the exception part of the traceback."""
        yield from format_exception_only(self._exception)

    def print(self, *, file=None, chain=True, **kwargs):
        """Print the result of self.format(chain=chain) to 'file'."""
        _print(list(self.format(chain=chain)), file)
