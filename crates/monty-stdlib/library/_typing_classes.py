"""Classes that one derives from: Any, Generic, Protocol, NamedTuple, TypedDict."""

# What is defined here says that it is from typing.
__name__ = 'typing'

import collections.abc
from abc import ABCMeta

from _typing_alias import (NotRequired, ReadOnly, Required, _AnnotatedAlias, _check_count,
                           _collect_type_parameters, _GenericAlias, _is_typevar_like)
from _typing_vars import TypeVarTuple, _type_check, _type_convert


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        if self is Any:
            return 'typing.Any'
        return super().__repr__()


class Any(metaclass=_AnyMeta):
    """Special type indicating an unconstrained type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


class Generic:
    """Abstract base class for generic types."""

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, args):
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple([_type_convert(a) for a in args])
        if cls is Generic or cls is Protocol:
            if not args:
                raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
            if not all(_is_typevar_like(a) for a in args):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables or parameter '
                                'specification variables.')
            if len(set(args)) != len(args):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
            return _GenericAlias(cls, args)
        params = cls.__parameters__
        for param in params:
            prepare = getattr(param, '__typing_prepare_subst__', None)
            if prepare is not None:
                args = prepare(cls, args)
        _check_count(cls, len(params), args)
        result = []
        for param, arg in zip(params, args):
            if isinstance(param, TypeVarTuple):
                result.extend(arg)
            else:
                result.append(arg)
        return _GenericAlias(cls, tuple(result))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        orig_bases = cls.__dict__.get('__orig_bases__')
        if orig_bases is not None:
            plain = Generic in orig_bases
        else:
            plain = Generic in cls.__bases__ and cls.__name__ != 'Protocol' and type(cls) is not _TypedDictMeta
        if plain:
            raise TypeError('Cannot inherit from plain Generic')
        if orig_bases is None:
            cls.__parameters__ = ()
            return
        found = _collect_type_parameters(orig_bases)
        listed = None
        for base in orig_bases:
            if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                if listed is not None:
                    raise TypeError('Cannot inherit from Generic[...] multiple times.')
                listed = base.__parameters__
        if listed is not None:
            missing = [str(t) for t in found if t not in listed]
            if missing:
                raise TypeError(f"Some type variables ({', '.join(missing)}) are not listed in "
                                f"Generic[{', '.join([str(t) for t in listed])}]")
            found = listed
        cls.__parameters__ = tuple(found)


# Protocols

_IGNORED = frozenset((
    '__parameters__', '__orig_bases__', '__orig_class__', '_is_protocol', '_is_runtime_protocol', '__protocol_attrs__',
    '__non_callable_proto_members__', '__type_params__', '__abstractmethods__', '__annotations__', '__dict__', '__doc__',
    '__init__', '__module__', '__new__', '__slots__', '__subclasshook__', '__weakref__', '__class_getitem__',
    '__match_args__', '__static_attributes__', '__firstlineno__', '__qualname__', '__classcell__'))
_NO_PROTOCOL = ('Protocol', 'Generic')


def _get_protocol_attrs(cls):
    """The names that a class must have to fit."""
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in _NO_PROTOCOL and base.__module__ == 'typing':
            continue
        for name in (*base.__dict__, *getattr(base, '__annotations__', {})):
            if not name.startswith('_abc_') and name not in _IGNORED:
                names.add(name)
    return names


_ALLOWED_BASES = {
    'collections.abc': ['Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable', 'AsyncIterator', 'Hashable',
                        'Sized', 'Container', 'Collection', 'Reversible', 'Buffer'],
    'contextlib': ['AbstractContextManager', 'AbstractAsyncContextManager'],
}

_absent = object()


def _static_lookup(obj, name):
    """Find an attribute without running code of the object."""
    if isinstance(obj, type):
        for base in obj.__mro__:
            if name in base.__dict__:
                return base.__dict__[name]
        for base in type(obj).__mro__:
            if name in base.__dict__:
                return base.__dict__[name]
        return _absent
    try:
        namespace = object.__getattribute__(obj, '__dict__')
    except AttributeError:
        namespace = {}
    if name in namespace:
        return namespace[name]
    for base in type(obj).__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return _absent


def _has_static(obj, name):
    found = _static_lookup(obj, name)
    if type(found).__name__ == 'member_descriptor':
        # A slot may be empty.
        return hasattr(obj, name)
    return found is not _absent


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if not (name == 'Protocol' and bases == (Generic,)) and Protocol in bases:
            for base in bases:
                if not (base is object or base is Generic
                        or base.__name__ in _ALLOWED_BASES.get(base.__module__, ())
                        or issubclass(base, Generic) and getattr(base, '_is_protocol', False)):
                    raise TypeError(f'Protocols can only inherit from other protocols, got {base!r}')
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, '_is_protocol', False):
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, '_is_protocol', False) and not _asked_by_abc:
            if not isinstance(other, type):
                raise TypeError('issubclass() arg 1 must be a class')
            if not getattr(cls, '_is_runtime_protocol', False):
                if '__subclasshook__' in cls.__dict__ and cls.__dict__['__subclasshook__'] is not _proto_hook_method:
                    return super().__subclasscheck__(other)
                raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
            data = cls.__non_callable_proto_members__
            if data and cls.__dict__.get('__subclasshook__') is _proto_hook_method:
                raise TypeError("Protocols with non-method members don't support issubclass(). Non-method members: "
                                f"{str(sorted(data))[1:-1]}.")
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, '_is_protocol', False):
            return super().__instancecheck__(instance)
        if not getattr(cls, '_is_runtime_protocol', False):
            # Only to be asked about by abstract classes, in which case the answer is nominal.
            if issubclass(type(instance), cls) if cls in type(instance).__mro__ else False:
                return True
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if cls in type(instance).__mro__:
            return True
        data = cls.__non_callable_proto_members__
        if not data and super().__instancecheck__(instance):
            return True
        for name in cls.__protocol_attrs__:
            value = _static_lookup(instance, name)
            if value is _absent or not _has_static(instance, name):
                return False
            if value is None and name not in data:
                return False
        return True


# True while an abstract class looks through its subclasses: a protocol is then no error.
_asked_by_abc = False


def _proto_hook(cls, other):
    if not cls.__dict__.get('_is_protocol', False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            annotations = getattr(base, '__annotations__', {})
            if isinstance(annotations, collections.abc.Mapping) and name in annotations \
                    and issubclass(other, Generic) and getattr(other, '_is_protocol', False):
                break
        else:
            return NotImplemented
    return True


_proto_hook_method = classmethod(_proto_hook)


def _no_init_or_replace_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    # A class that is no protocol: take the first __init__ that is not this one.
    if cls.__init__ is not _no_init_or_replace_init:
        return
    for base in cls.__mro__:
        init = base.__dict__.get('__init__', _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base class for protocol classes."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = _proto_hook_method
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


# Named tuples

_FIXED = frozenset(('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_field_types',
                    '_make', '_replace', '_asdict', '_source'))
_FROM_NAMESPACE = frozenset(('__module__', '__name__', '__annotations__', '__classcell__'))


def _make_nmtuple(name, types, module, defaults=()):
    types = {n: _type_check(t, f'field {n} annotation must be a type') for n, t in types}
    result = collections.namedtuple(name, list(types), defaults=defaults, module=module)
    result.__annotations__ = types
    result.__new__.__annotations__ = types
    return result


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
        bases = tuple([tuple if base is _NamedTuple else base for base in bases])
        types = ns.get('__annotations__', {})
        with_default = []
        for name in types:
            if name in ns:
                with_default.append(name)
            elif with_default:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field"
                                f"{'s' if len(with_default) > 1 else ''} {', '.join(with_default)}")
        result = _make_nmtuple(typename, types.items(), ns['__module__'], [ns[n] for n in with_default])
        result.__bases__ = bases
        if Generic in bases:
            result.__class_getitem__ = classmethod(Generic.__dict__['__class_getitem__'].__func__)
        for key, value in ns.items():
            if key in _FIXED:
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key in _FROM_NAMESPACE:
                continue
            if key not in result._fields:
                setattr(result, key, value)
            hook = getattr(type(value), '__set_name__', None)
            if hook is not None:
                try:
                    hook(value, result, key)
                except BaseException as e:
                    e.add_note(f'Error calling __set_name__ on {type(value).__name__!r} instance {key!r} in '
                               f'{typename!r}')
                    raise
        if Generic in bases:
            result.__init_subclass__()
        return result


def NamedTuple(typename, fields=_absent, /, **kwargs):
    """Typed version of namedtuple."""
    if fields is _absent or fields is None:
        if kwargs and fields is None:
            raise TypeError('Cannot pass `None` as the \'fields\' parameter and also specify fields using keyword '
                            'arguments')
        _warn_deprecated('NamedTuple', typename, fields, kwargs)
        fields = kwargs.items()
    elif kwargs:
        raise TypeError('Either list of fields or keywords can be provided to NamedTuple, not both')
    result = _make_nmtuple(typename, fields, _caller_module())
    result.__orig_bases__ = (NamedTuple,)
    return result


def _warn_deprecated(kind, typename, fields, kwargs):
    import warnings
    if kwargs:
        what, instead = f'Creating {kind} classes using keyword arguments', \
            'Use the class-based or functional syntax instead.'
    else:
        what = "Failing to pass a value for the 'fields' parameter" if fields is _absent \
            else "Passing `None` as the 'fields' parameter"
        empty = '[]' if kind == 'NamedTuple' else '{}'
        call = f'`{typename} = {kind}({typename!r}, {empty})`'
        instead = f'To create a {kind} class with 0 fields using the functional syntax, pass an empty ' \
                  f"{'list' if kind == 'NamedTuple' else 'dictionary'}, e.g. {call}."
    warnings.warn(f'{what} is deprecated and will be disallowed in Python 3.15. {instead}', DeprecationWarning,
                  stacklevel=3)


_NamedTuple = type.__new__(_NamedTupleMeta, 'NamedTuple', (), {})


def _namedtuple_mro_entries(bases):
    assert NamedTuple in bases
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


# Typed dicts

def _qualifiers(annotation):
    """The names of the qualifiers around a type."""
    while True:
        origin = getattr(annotation, '__origin__', None)
        if isinstance(annotation, _AnnotatedAlias):
            annotation = annotation.__origin__
        elif origin is Required or origin is NotRequired or origin is ReadOnly:
            yield origin._name
            annotation = annotation.__args__[0]
        else:
            break


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
        generic = (Generic,) if any(issubclass(b, Generic) for b in bases) else ()
        result = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if '__orig_bases__' not in ns:
            result.__orig_bases__ = bases
        annotations = {}
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {n: _type_check(t, msg, module=result.__module__) for n, t in ns.get('__annotations__', {}).items()}
        required, optional, readonly, mutable = set(), set(), set(), set()
        for base in bases:
            annotations.update(base.__dict__.get('__annotations__', {}))
            base_required = base.__dict__.get('__required_keys__', set())
            required |= base_required
            optional -= base_required
            base_optional = base.__dict__.get('__optional_keys__', set())
            required -= base_optional
            optional |= base_optional
            readonly.update(base.__dict__.get('__readonly_keys__', ()))
            mutable.update(base.__dict__.get('__mutable_keys__', ()))
        annotations.update(own)
        for key, annotation in own.items():
            found = set(_qualifiers(annotation))
            is_required = 'Required' in found or ('NotRequired' not in found and total)
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            if 'ReadOnly' in found:
                if key in mutable:
                    raise TypeError(f'Cannot redefine mutable key {key!r} as read-only')
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)
        result.__annotations__ = annotations
        result.__required_keys__ = frozenset(required)
        result.__optional_keys__ = frozenset(optional)
        result.__readonly_keys__ = frozenset(readonly)
        result.__mutable_keys__ = frozenset(mutable)
        result.__total__ = total
        return result

    def __call__(cls, /, *args, **kwargs):
        # A typed dict is a plain dict.
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=_absent, /, *, total=True):
    """A simple typed namespace. At runtime it is equivalent to a plain dict."""
    if fields is _absent or fields is None:
        _warn_deprecated('TypedDict', typename, fields, None)
        fields = {}
    ns = {'__annotations__': dict(fields)}
    module = _caller_module()
    if module is not None:
        ns['__module__'] = module
    result = _TypedDictMeta(typename, (), ns, total=total)
    result.__orig_bases__ = (TypedDict,)
    return result


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)
