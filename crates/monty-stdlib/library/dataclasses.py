"""Data classes: classes whose methods follow from their fields."""

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict',
           'astuple', 'make_dataclass', 'replace', 'is_dataclass']

from types import FunctionType, GenericAlias, MappingProxyType, MemberDescriptorType, new_class


class FrozenInstanceError(AttributeError):
    """An attribute of a frozen instance was to be changed."""


class _Sentinel:
    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return self._name


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()

_FIELD = _Sentinel('_FIELD')
_FIELD_CLASSVAR = _Sentinel('_FIELD_CLASSVAR')
_FIELD_INITVAR = _Sentinel('_FIELD_INITVAR')

_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT_NAME = '__post_init__'


class InitVar:
    """Marks a parameter of __init__ that is no field."""

    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not isinstance(self.type, GenericAlias):
            return f'dataclasses.InitVar[{self.type.__name__}]'
        return f'dataclasses.InitVar[{self.type!r}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of a field."""

    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata', 'kw_only',
                 '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _empty_metadata if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        if _is_in_repr(self):
            return '...'
        try:
            return (f'Field(name={self.name!r},type={self.type!r},default={self.default!r},'
                    f'default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},'
                    f'hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},'
                    f'kw_only={self.kw_only!r},_field_type={self._field_type})')
        finally:
            _in_repr.pop()

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), '__set_name__', None)
        if hook is not None:
            hook(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


_empty_metadata = MappingProxyType({})

# Objects whose repr is being made.
_in_repr = []


def _is_in_repr(obj):
    for o in _in_repr:
        if o is obj:
            return True
    _in_repr.append(obj)
    return False


class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only', 'slots',
                 'weakref_slot')

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return f'_DataclassParams({",".join([f"{name}={getattr(self, name)!r}" for name in self.__slots__])})'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """Return an object to identify dataclass fields."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# __init__: made of text, as a class that stores its arguments would be written.

def _make_init(cls, std_fields, kw_only_fields, all_fields, frozen, has_post_init, slots):
    seen_default = None
    for f in std_fields:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = f
        elif seen_default is not None:
            raise TypeError(f'non-default argument {f.name!r} follows default argument {seen_default.name!r}')
    this = '__dataclass_self__' if any([f.name == 'self' for f in all_fields]) else 'self'
    scope = {'__name__': cls.__module__, '__dataclass_set__': object.__setattr__,
             '__dataclass_factory__': _HAS_DEFAULT_FACTORY}
    qualname = f'{cls.__qualname__}.__init__'
    many = len(std_fields) + len(kw_only_fields) > _MOST_PARAMETERS
    lines = []
    if many:
        scope['__dataclass_bind__'] = _binder(qualname, std_fields, kw_only_fields)
        lines.append('  __dataclass_values__=__dataclass_bind__(args,kwargs)')
    for f in all_fields:
        value = _initial_value(f, slots, scope, many)
        if value is not None:
            store = f'__dataclass_set__({this},{f.name!r},{value})' if frozen else f'{this}.{f.name}={value}'
            lines.append(f'  {store}')
    if has_post_init:
        given = [_given(f, many) for f in all_fields if f._field_type is _FIELD_INITVAR]
        lines.append(f'  {this}.__post_init__({",".join(given)})')
    parameters = [this, '*args', '**kwargs']
    if not many:
        keyword = [_parameter(f) for f in kw_only_fields]
        parameters = [this, *[_parameter(f) for f in std_fields], *(['*'] if keyword else []), *keyword]
    body = '\n'.join(lines or ['  pass'])
    # In the lines that CPython's stand in, which tracebacks show.
    exec(f'\ndef __init__({",".join(parameters)}):\n{body}', scope)
    init = scope['__init__']
    init.__qualname__ = qualname
    init.__annotations__ = {f.name: f.type for f in std_fields + kw_only_fields} | {'return': None}
    return init


# So many a function may have.
_MOST_PARAMETERS = 190


def _given(f, many):
    return f'__dataclass_values__[{f.name!r}]' if many else f.name


def _initial_value(f, slots, scope, many):
    """What is stored for a field, as text; None if nothing is. Its default is put into the scope."""
    default = f'__dataclass_dflt_{f.name}__'
    given = _given(f, many)
    if f.default_factory is not MISSING:
        scope[default] = f.default_factory
        made = f'{default}()'
        return f'{made} if {given} is __dataclass_factory__ else {given}' if f.init else made
    if f.default is not MISSING:
        scope[default] = f.default
    if f._field_type is _FIELD_INITVAR:
        return None
    if f.init:
        return given
    return default if slots and f.default is not MISSING else None


def _parameter(f):
    """A field as a parameter, as text."""
    if f.default_factory is not MISSING:
        return f'{f.name}=__dataclass_factory__'
    return f.name if f.default is MISSING else f'{f.name}=__dataclass_dflt_{f.name}__'


def _binder(qualname, positional, keyword):
    """What binds arguments to more parameters than a function may have."""
    names = [f.name for f in positional]
    defaults = {f.name: f.default if f.default_factory is MISSING else _HAS_DEFAULT_FACTORY
                for f in positional + keyword}

    def bind(args, kwargs):
        if len(args) > len(names):
            raise TypeError(f'{qualname}() takes {len(names) + 1} positional arguments but {len(args) + 1} were given')
        values = dict(zip(names, args))
        for name, value in kwargs.items():
            if name not in defaults:
                raise TypeError(f'{qualname}() got an unexpected keyword argument {name!r}')
            if name in values:
                raise TypeError(f'{qualname}() got multiple values for argument {name!r}')
            values[name] = value
        for name, default in defaults.items():
            if values.setdefault(name, default) is MISSING:
                raise TypeError(f'{qualname}() missing the required argument {name!r}')
        return values
    return bind


# The other methods: native functions answer for __eq__, __hash__ and those of the order where no code of the
# guest's has a say.

def _named(cls, function, name):
    function.__name__ = name
    function.__qualname__ = f'{cls.__qualname__}.{name}'
    return function


def _make_repr(cls, names):
    def __repr__(self):
        if _is_in_repr(self):
            return '...'
        try:
            return f'{type(self).__qualname__}({", ".join([f"{n}={getattr(self, n)!r}" for n in names])})'
        finally:
            _in_repr.pop()
    return _named(cls, __repr__, '__repr__')


def _make_eq(cls, names):
    def __eq__(self, other):
        same = _fields_equal(self, other, names)
        if same is not None:
            return same
        if other.__class__ is not self.__class__:
            return NotImplemented
        for name in names:
            if not getattr(self, name) == getattr(other, name):
                return False
        return True
    return _named(cls, __eq__, '__eq__')


def _values(obj, names):
    return tuple([getattr(obj, name) for name in names])


def _make_order(cls, names):
    def __lt__(self, other):
        is_less = _fields_lt(self, other, names)
        if is_less is not None:
            return is_less
        same = other.__class__ is self.__class__
        return _values(self, names) < _values(other, names) if same else NotImplemented

    def __le__(self, other):
        is_less = _fields_le(self, other, names)
        if is_less is not None:
            return is_less
        same = other.__class__ is self.__class__
        return _values(self, names) <= _values(other, names) if same else NotImplemented

    def __gt__(self, other):
        is_greater = _fields_gt(self, other, names)
        if is_greater is not None:
            return is_greater
        same = other.__class__ is self.__class__
        return _values(self, names) > _values(other, names) if same else NotImplemented

    def __ge__(self, other):
        is_greater = _fields_ge(self, other, names)
        if is_greater is not None:
            return is_greater
        same = other.__class__ is self.__class__
        return _values(self, names) >= _values(other, names) if same else NotImplemented

    return [_named(cls, f, f.__name__) for f in (__lt__, __le__, __gt__, __ge__)]


def _make_hash(cls, names):
    def __hash__(self):
        known = _fields_hash(self, names)
        return hash(_values(self, names)) if known is None else known
    return _named(cls, __hash__, '__hash__')


def _make_frozen(cls, names):
    names = frozenset(names)

    def __setattr__(self, name, value):
        if type(self) is owner or name in names:
            raise FrozenInstanceError(f'cannot assign to field {name!r}')
        super(owner, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is owner or name in names:
            raise FrozenInstanceError(f'cannot delete field {name!r}')
        super(owner, self).__delattr__(name)

    owner = cls

    def rebind(new):
        # With slots, the class is made a second time.
        nonlocal owner
        owner = new

    __setattr__.__dict__['_rebind'] = rebind
    return [_named(cls, f, f.__name__) for f in (__setattr__, __delattr__)]


# Reading the class

def _text_is(annotation, cls, what):
    """Does an annotation as text say ClassVar, InitVar or KW_ONLY?"""
    name = annotation.strip().partition('[')[0].strip()
    prefix, _, last = name.rpartition('.')
    if last != what:
        return False
    if not prefix:
        return _is_in_module(cls, last)
    module = _module_globals(cls).get(prefix.strip())
    return module is not None and getattr(module, '__name__', None) in ('typing', 'dataclasses')


def _module_globals(cls):
    import sys
    module = sys.modules.get(cls.__module__)
    return {} if module is None else module.__dict__


def _is_in_module(cls, name):
    found = _module_globals(cls).get(name)
    if name == 'ClassVar':
        return repr(found) == 'typing.ClassVar'
    if name == 'InitVar':
        return found is InitVar
    return found is KW_ONLY


def _is_classvar(annotation, cls):
    if isinstance(annotation, str):
        return _text_is(annotation, cls, 'ClassVar')
    return repr(annotation) == 'typing.ClassVar' or repr(getattr(annotation, '__origin__', None)) == 'typing.ClassVar'


def _is_initvar(annotation, cls):
    if isinstance(annotation, str):
        return _text_is(annotation, cls, 'InitVar')
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation, cls):
    if isinstance(annotation, str):
        return _text_is(annotation, cls, 'KW_ONLY')
    return annotation is KW_ONLY


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, MemberDescriptorType):
            # A slot of the class itself, no default.
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if _is_classvar(annotation, cls):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(annotation, cls):
        f._field_type = _FIELD_INITVAR
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and f.default_factory is not MISSING:
        raise TypeError(f'field {f.name} cannot have a default factory')
    if f._field_type is not _FIELD_CLASSVAR:
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory')
    return f


def _set_new_attribute(cls, name, value):
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _hash_action(cls, unsafe_hash, eq, frozen, has_explicit_hash, names):
    """What to do about __hash__ follows from three parameters and whether the class defines one."""
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
        cls.__hash__ = _make_hash(cls, names)
    elif eq and not has_explicit_hash:
        cls.__hash__ = _make_hash(cls, names) if frozen else None


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    # Nothing but a class has one.
    cls.__module__
    fields = {}
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                                           weakref_slot))
    any_frozen_base = has_dataclass_bases = False
    all_frozen_bases = None
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get(_FIELDS)
        if base_fields is not None:
            has_dataclass_bases = True
            fields.update(base_fields)
            if all_frozen_bases is None:
                all_frozen_bases = True
            base_frozen = getattr(base, _PARAMS).frozen
            all_frozen_bases = all_frozen_bases and base_frozen
            any_frozen_base = any_frozen_base or base_frozen
    annotations = cls.__dict__.get('__annotations__', {})
    own = []
    kw_only_seen = False
    for name, annotation in annotations.items():
        if _is_kw_only(annotation, cls):
            if kw_only_seen:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            kw_only_seen = True
            kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if has_dataclass_bases:
        if any_frozen_base and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if all_frozen_bases is False and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, _FIELDS, fields)
    class_hash = cls.__dict__.get('__hash__', MISSING)
    has_explicit_hash = not (class_hash is MISSING or (class_hash is None and '__eq__' in cls.__dict__))
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    all_init = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std = [f for f in all_init if f.init and not f.kw_only]
    keyword = [f for f in all_init if f.init and f.kw_only]
    real = [f for f in fields.values() if f._field_type is _FIELD]
    compared = tuple([f.name for f in real if f.compare])
    if init:
        function = _make_init(cls, std, keyword, all_init, frozen, hasattr(cls, _POST_INIT_NAME), slots)
        _set_new_attribute(cls, '__init__', function)
    _set_new_attribute(cls, '__replace__', _replace)
    if repr:
        _set_new_attribute(cls, '__repr__', _make_repr(cls, tuple([f.name for f in real if f.repr])))
    if eq:
        _set_new_attribute(cls, '__eq__', _make_eq(cls, compared))
    if order:
        for function in _make_order(cls, compared):
            if _set_new_attribute(cls, function.__name__, function):
                raise TypeError(f'Cannot overwrite attribute {function.__name__} in class {cls.__name__} '
                                'Consider using functools.total_ordering')
    if frozen:
        for function in _make_frozen(cls, [f.name for f in real]):
            if _set_new_attribute(cls, function.__name__, function):
                raise TypeError(f'Cannot overwrite attribute {function.__name__} in class {cls.__name__}')
    hashed = tuple([f.name for f in real if (f.compare if f.hash is None else f.hash)])
    _hash_action(cls, unsafe_hash, eq, frozen, has_explicit_hash, hashed)
    if not getattr(cls, '__doc__'):
        cls.__doc__ = cls.__name__ + _signature_text(std, keyword)
    if match_args:
        _set_new_attribute(cls, '__match_args__', tuple([f.name for f in std]))
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot, fields)
    _update_abstract(cls)
    return cls


def _update_abstract(cls):
    if hasattr(cls, '__abstractmethods__'):
        from abc import update_abstractmethods
        update_abstractmethods(cls)


def _signature_text(std, keyword):
    """The parameters of __init__ as text, for the docstring."""
    parts = [_parameter_text(f) for f in std]
    if keyword:
        parts.append('*')
        parts.extend([_parameter_text(f) for f in keyword])
    return f'({", ".join(parts)})'


def _parameter_text(f):
    t = f.type
    if isinstance(t, type) and not isinstance(t, GenericAlias):
        shown = t.__qualname__ if t.__module__ == 'builtins' else f'{t.__module__}.{t.__qualname__}'
    elif t is None:
        shown = 'None'
    elif getattr(t, '__module__', None) == 'typing':
        shown = repr(t).replace('typing.', '')
    else:
        shown = repr(t)
    text = f'{f.name}: {shown}'
    if f.default_factory is not MISSING:
        return f'{text} = <factory>'
    if f.default is not MISSING:
        return f'{text} = {f.default!r}'
    return text


# Slots: the class is made again, with them.

def _slot_names(cls):
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        names = []
        if getattr(cls, '__weakrefoffset__', -1) != 0:
            names.append('__weakref__')
        if getattr(cls, '__dictoffset__', -1) != 0:
            names.append('__dict__')
        return names
    if isinstance(slots, str):
        return [slots]
    if hasattr(slots, '__next__'):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return list(slots)


def _inherited_slots(cls):
    """Names that a base already has a slot for."""
    names = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get('__slots__')
        if slots is not None:
            names.update(_slot_names(base))
        elif '__weakref__' in base.__dict__:
            names.add('__weakref__')
    return names


def _add_slots(cls, frozen, weakref_slot, fields):
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    names = [f.name for f in fields.values() if f._field_type is _FIELD]
    namespace = dict(cls.__dict__)
    inherited = _inherited_slots(cls)
    wanted = [n for n in names if n not in inherited]
    if weakref_slot and '__weakref__' not in inherited:
        wanted.append('__weakref__')
    namespace['__slots__'] = tuple(wanted)
    for name in names:
        namespace.pop(name, None)
    namespace.pop('__dict__', None)
    namespace.pop('__weakref__', None)
    if frozen:
        if '__getstate__' not in namespace:
            namespace['__getstate__'] = _dataclass_getstate
        if '__setstate__' not in namespace:
            namespace['__setstate__'] = _dataclass_setstate
    qualname = getattr(cls, '__qualname__', None)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        new.__qualname__ = qualname
    for name in ('__setattr__', '__delattr__'):
        rebind = getattr(namespace.get(name), '__dict__', {}).get('_rebind')
        if rebind is not None:
            rebind(new)
    _fix_class_cells(cls, new, namespace)
    return new


def _fix_class_cells(old, new, namespace):
    """`__class__` in methods of the first class (for super()) must be the second."""
    for value in namespace.values():
        while hasattr(value, '__wrapped__'):
            value = value.__wrapped__
        if isinstance(value, property):
            functions = (value.fget, value.fset, value.fdel)
        elif isinstance(value, (classmethod, staticmethod)):
            functions = (value.__func__,)
        else:
            functions = (value,)
        for function in functions:
            if isinstance(function, FunctionType) and function.__closure__:
                for name, cell in zip(function.__code__.co_freevars, function.__closure__):
                    if name == '__class__':
                        try:
                            if cell.cell_contents is old:
                                cell.cell_contents = new
                                return
                        except ValueError:
                            pass


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Add dunder methods based on the fields defined in the class."""
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    if cls is None:
        return wrap
    return wrap(cls)


# Functions about data classes

def fields(class_or_instance):
    """Return a tuple describing the fields of this dataclass."""
    try:
        fields = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple([f for f in fields.values() if f._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Returns True if obj is a dataclass or an instance of a dataclass."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


_ATOMIC = frozenset((type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), type, range,
                     property, FunctionType, type(len)))


def asdict(obj, *, dict_factory=dict):
    """Return the fields of a dataclass instance as a new dictionary mapping field names to field values."""
    if not _is_dataclass_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _asdict_inner(obj, dict_factory)


def _asdict_inner(obj, dict_factory):
    t = type(obj)
    if t in _ATOMIC:
        return obj
    if hasattr(t, _FIELDS):
        pairs = [(f.name, _asdict_inner(getattr(obj, f.name), dict_factory)) for f in fields(obj)]
        return dict(pairs) if dict_factory is dict else dict_factory(pairs)
    return _convert(obj, t, lambda v: _asdict_inner(v, dict_factory))


def astuple(obj, *, tuple_factory=tuple):
    """Return the fields of a dataclass instance as a new tuple of field values."""
    if not _is_dataclass_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _astuple_inner(obj, tuple_factory)


def _astuple_inner(obj, tuple_factory):
    t = type(obj)
    if t in _ATOMIC:
        return obj
    if hasattr(t, _FIELDS):
        return tuple_factory([_astuple_inner(getattr(obj, f.name), tuple_factory) for f in fields(obj)])
    return _convert(obj, t, lambda v: _astuple_inner(v, tuple_factory))


def _convert(obj, t, inner):
    """Containers item by item, everything else as a copy."""
    if t is list:
        return [inner(v) for v in obj]
    if t is dict:
        return {inner(k): inner(v) for k, v in obj.items()}
    if issubclass(t, tuple):
        if hasattr(obj, '_fields'):
            return t(*[inner(v) for v in obj])
        return t([inner(v) for v in obj])
    if issubclass(t, dict):
        if hasattr(t, 'default_factory'):
            result = t(obj.default_factory)
            for k, v in obj.items():
                result[inner(k)] = inner(v)
            return result
        return t([(inner(k), inner(v)) for k, v in obj.items()])
    if issubclass(t, list):
        return t([inner(v) for v in obj])
    from copy import deepcopy
    return deepcopy(obj)


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values."""
    if not _is_dataclass_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None):
    """Return a new dynamically created dataclass."""
    from keyword import iskeyword
    if namespace is None:
        namespace = {}
    seen = set()
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name = item
            tp = 'typing.Any'
        elif len(item) == 2:
            name, tp = item
        elif len(item) == 3:
            name, tp, spec = item
            defaults[name] = spec
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in seen:
            raise TypeError(f'Field name duplicated: {name!r}')
        seen.add(name)
        annotations[name] = tp

    def exec_body_callback(ns):
        ns.update(namespace)
        ns.update(defaults)
        ns['__annotations__'] = annotations

    cls = new_class(cls_name, bases, {}, exec_body_callback)
    if module is None:
        module = _caller_module()
    if module is not None:
        cls.__module__ = module
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)
