"""Warnings: messages that are no errors."""

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter', 'resetwarnings',
           'catch_warnings', 'deprecated']

# Each filter: action, pattern of the message, category, pattern of the module, line.
filters = [
    ('default', None, DeprecationWarning, '__main__', 0),
    ('ignore', None, DeprecationWarning, None, 0),
    ('ignore', None, PendingDeprecationWarning, None, 0),
    ('ignore', None, ImportWarning, None, 0),
    ('ignore', None, ResourceWarning, None, 0),
]
_default_filters = filters[:]
defaultaction = 'default'
onceregistry = {}
# What was shown already.
_shown = {}


class WarningMessage:
    """A recorded warning."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f'{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, '
                f'lineno : {self.lineno}, line : {self.line!r}}}')


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning."""
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    if line is None:
        line = _source_line(filename, lineno)
    if line:
        text += f'  {line.strip()}\n'
    return text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to stderr."""
    import sys
    file = sys.stderr if file is None else file
    if file is not None:
        file.write(formatwarning(message, category, filename, lineno, line))


_original_showwarning = showwarning



def _insert(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        while item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _shown.clear()


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Insert an entry into the list of warnings filters (at the front)."""
    if action not in ('error', 'ignore', 'always', 'all', 'default', 'module', 'once'):
        raise ValueError(f'invalid action: {action!r}')
    if not isinstance(message, str):
        raise TypeError('message must be a string')
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError('category must be a Warning subclass')
    if not isinstance(module, str):
        raise TypeError('module must be a string')
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')
    pattern = None
    module_pattern = None
    if message or module:
        import re
        if message:
            pattern = re.compile(message, re.I)
        if module:
            module_pattern = re.compile(module)
    _insert((action, pattern, category, module_pattern, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Insert a simple entry into the list of warnings filters (at the front)."""
    if action not in ('error', 'ignore', 'always', 'all', 'default', 'module', 'once'):
        raise ValueError(f'invalid action: {action!r}')
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')
    _insert((action, None, category, None, lineno), append)


def resetwarnings():
    """Clear the list of warning filters, so that no filters are active."""
    filters.clear()
    _shown.clear()


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issue a warning, or maybe ignore it or raise an exception."""
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    filename, lineno, module, _ = _caller_place(stacklevel, True)
    warn_explicit(message, category, filename, lineno, module, source=source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Issue a warning as if from a place."""
    if module is None:
        module = filename or '<unknown>'
        if module.endswith('.py'):
            module = module[:-3]
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    action = defaultaction
    for filter_action, pattern, cat, mod, line in filters:
        if ((pattern is None or pattern.match(text)) and issubclass(category, cat)
                and (mod is None or (mod == module if isinstance(mod, str) else mod.match(module)))
                and (line == 0 or lineno == line)):
            action = filter_action
            break
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action not in ('always', 'all'):
        key = {'once': (text, category), 'module': (text, category, module)}.get(action, (text, category, module, lineno))
        if key in _shown:
            return
        _shown[key] = True
    if _recorders:
        _recorders[-1].append(WarningMessage(message, category, filename, lineno, source=source))
        return
    showwarning(message, category, filename, lineno)


# Lists of those that record, the innermost last.
_recorders = []


class catch_warnings:
    """A context manager that copies and restores the warnings filter upon exiting the context."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __enter__(self):
        global showwarning
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        self._filters = filters[:]
        self._saved_shown = dict(_shown)
        _shown.clear()
        self._showwarning = showwarning
        log = None
        if self._record:
            log = []
            _recorders.append(log)
        self._depth = len(_recorders)
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        global showwarning
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        filters[:] = self._filters
        _shown.clear()
        _shown.update(self._saved_shown)
        showwarning = self._showwarning
        if self._record:
            del _recorders[self._depth - 1:]

    def __repr__(self):
        args = []
        if self._record:
            args.append('record=True')
        return f'catch_warnings({", ".join(args)})'


class deprecated:
    """Indicate that a class, function or overload is deprecated."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f'Expected an object of type str for \'message\', not {type(message).__name__!r}')
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            return _deprecate_class(arg, message, category, stacklevel)
        if callable(arg):
            from functools import wraps

            @wraps(arg)
            def wrapper(*args, **kwargs):
                warn(message, category=category, stacklevel=stacklevel + 1)
                return arg(*args, **kwargs)
            arg.__deprecated__ = wrapper.__deprecated__ = message
            return wrapper
        raise TypeError('@deprecated decorator with non-None category must be applied to a class or callable, not '
                        f'{arg!r}')


def _deprecate_class(arg, message, category, stacklevel):
    original_new = arg.__new__

    def __new__(cls, /, *args, **kwargs):
        if cls is arg:
            warn(message, category=category, stacklevel=stacklevel + 1)
        if original_new is not object.__new__:
            return original_new(cls, *args, **kwargs)
        if cls.__init__ is object.__init__ and (args or kwargs):
            raise TypeError(f'{cls.__name__}() takes no arguments')
        return original_new(cls)

    arg.__new__ = staticmethod(__new__)
    original_init_subclass = arg.__init_subclass__

    def __init_subclass__(*args, **kwargs):
        warn(message, category=category, stacklevel=stacklevel + 1)
        return original_init_subclass(*args, **kwargs)

    arg.__init_subclass__ = __init_subclass__
    arg.__deprecated__ = message
    return arg
