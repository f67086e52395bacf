"""Named tuples."""

_tuplegetter = _native_type('_tuplegetter')

_keywords = frozenset((
    'False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del',
    'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal',
    'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield'))


def _field_list(field_names, rename):
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    names = [str(name) for name in field_names]
    if rename:
        seen = set()
        for i, name in enumerate(names):
            if not name.isidentifier() or name in _keywords or name.startswith('_') or name in seen:
                names[i] = f'_{i}'
            seen.add(name)
    return names


def _check_names(typename, names, rename):
    for name in [typename] + names:
        if not isinstance(name, str):
            raise TypeError('Type names and field names must be strings')
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if name in _keywords:
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
    seen = set()
    for name in names:
        if name.startswith('_') and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)


def _listed(names):
    names = [repr(name) for name in names]
    if len(names) == 1:
        return names[0]
    if len(names) == 2:
        return f'{names[0]} and {names[1]}'
    return ', '.join(names[:-1]) + f', and {names[-1]}'


def _bind(typename, names, defaults, args, kwargs):
    """The fields' values from a call's arguments, with the errors of a call of `__new__`."""
    n = len(names)
    if len(args) > n:
        given = len(args) + 1
        low = n + 1 - len(defaults)
        wanted = f'from {low} to {n + 1}' if defaults else f'{n + 1}'
        plural = 's' if n or defaults else ''
        raise TypeError(f'{typename}.__new__() takes {wanted} positional argument{plural} but {given} were given')
    values = dict(zip(names, args))
    for name in kwargs:
        if name in values:
            raise TypeError(f"{typename}.__new__() got multiple values for argument {name!r}")
        if name not in names:
            raise TypeError(f"{typename}.__new__() got an unexpected keyword argument {name!r}")
        values[name] = kwargs[name]
    missing = [name for name in names if name not in values and name not in defaults]
    if missing:
        plural = 's' if len(missing) > 1 else ''
        raise TypeError(f'{typename}.__new__() missing {len(missing)} required positional argument{plural}: '
                        f'{_listed(missing)}')
    return [values[name] if name in values else defaults[name] for name in names]


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A new subclass of tuple whose items have names.

    >>> Point = namedtuple('Point', ['x', 'y'])
    >>> p = Point(11, y=22)
    >>> p[0] + p.y
    33
    """
    names = _field_list(field_names, rename)
    typename = str(typename)
    _check_names(typename, names, rename)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(names):
            raise TypeError('Got more default values than field names')
        field_defaults = dict(zip(names[len(names) - len(defaults):], defaults))
    fields = tuple(names)
    count = len(fields)
    shown = ', '.join(f'{name}=%r' for name in fields)
    new_tuple = tuple.__new__

    def __new__(_cls, *args, **kwargs):
        if kwargs or len(args) != count:
            args = (_bind_fields(args, kwargs, fields, field_defaults)
                    or tuple(_bind(typename, fields, field_defaults, args, kwargs)))
        return _new_named(_cls, args) or new_tuple(_cls, args)

    def _make(cls, iterable):
        result = new_tuple(cls, iterable)
        if tuple.__len__(result) != count:
            raise TypeError(f'Expected {count} arguments, got {tuple.__len__(result)}')
        return result

    def _replace(self, /, **kwargs):
        result = self._make([kwargs.pop(name, value) for name, value in zip(fields, self)])
        if kwargs:
            raise TypeError(f'Got unexpected field names: {list(kwargs)!r}')
        return result

    def __repr__(self):
        return self.__class__.__name__ + f'({shown % tuple(self)})'

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        return tuple(self)

    for method in (__new__, _make, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f'{typename}.{method.__name__}'
    __new__.__doc__ = f'Create new instance of {typename}({", ".join(fields)})'
    _make.__doc__ = f'Make a new {typename} object from a sequence or iterable'
    _replace.__doc__ = f'Return a new {typename} object replacing specified fields with new values'
    __repr__.__doc__ = 'Return a nicely formatted representation string'
    _asdict.__doc__ = 'Return a new dict which maps field names to their values.'
    __getnewargs__.__doc__ = 'Return self as a plain tuple.  Used by copy and pickle.'

    namespace = {
        '__doc__': f'{typename}({", ".join(fields)})',
        '__slots__': (),
        '_fields': fields,
        '_field_defaults': field_defaults,
        '__new__': __new__,
        '_make': classmethod(_make),
        '__replace__': _replace,
        '_replace': _replace,
        '__repr__': __repr__,
        '_asdict': _asdict,
        '__getnewargs__': __getnewargs__,
        '__match_args__': fields,
    }
    for i, name in enumerate(fields):
        namespace[name] = _tuplegetter(i, f'Alias for field number {i}')
    namespace['__module__'] = '__main__' if module is None else module
    return type(typename, (tuple,), namespace)


namedtuple.__module__ = 'collections'
