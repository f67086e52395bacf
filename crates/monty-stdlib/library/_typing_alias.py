"""Generic aliases and special forms: what `typing` gives for `List[int]`, `Optional`, `Literal` …"""

# What is defined here says that it is from typing.
__name__ = 'typing'

import collections.abc
from types import GenericAlias, UnionType

from _typing_vars import ParamSpec, TypeVar, TypeVarTuple, _type_check, _type_convert

_concrete_types = (type, GenericAlias, UnionType)


def _type_repr(obj):
    """How a type shows inside another."""
    if isinstance(obj, tuple):
        return '[' + ', '.join([_type_repr(t) for t in obj]) + ']'
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        if obj.__module__ == 'builtins':
            return obj.__qualname__
        return f'{obj.__module__}.{obj.__qualname__}'
    if obj is ...:
        return '...'
    if callable(obj) and type(obj).__name__ == 'function':
        return obj.__name__
    return repr(obj)


def _is_param_expr(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def _is_unpacked_typevartuple(x):
    return not isinstance(x, type) and getattr(x, '__typing_is_unpacked_typevartuple__', False)


def _is_typevar_like(x):
    return isinstance(x, (TypeVar, ParamSpec)) or _is_unpacked_typevartuple(x)


def _unpack_args(*args):
    """Put the items of unpacked tuples of fixed length in their place."""
    result = []
    for arg in args:
        inner = getattr(arg, '__typing_unpacked_tuple_args__', None)
        if inner is not None and not (inner and inner[-1] is ...):
            result.extend(inner)
        else:
            result.append(arg)
    return result


def _collect_type_parameters(args, *, enforce_default_ordering=True):
    """The type variables in the arguments, in order of first appearance."""
    found = []
    default_seen = tuple_seen = False
    for t in args:
        if isinstance(t, type):
            continue
        if isinstance(t, tuple):
            for x in t:
                for p in _collect_type_parameters([x]):
                    if p not in found:
                        found.append(p)
        elif hasattr(t, '__typing_subst__'):
            if t in found:
                continue
            if enforce_default_ordering:
                if t.has_default():
                    if tuple_seen:
                        raise TypeError('Type parameter with a default follows TypeVarTuple')
                    default_seen = True
                elif default_seen:
                    raise TypeError(f'Type parameter {t!r} without a default follows type parameter with a default')
            found.append(t)
        else:
            if _is_unpacked_typevartuple(t):
                tuple_seen = True
            for p in getattr(t, '__parameters__', ()):
                if p not in found:
                    found.append(p)
    return tuple(found)


def _check_count(cls, nparams, args):
    if not nparams:
        raise TypeError(f'{cls} is not a generic class')
    n = len(args)
    if n != nparams:
        expected = str(nparams)
        params = getattr(cls, '__parameters__', ())
        if n < nparams:
            if all(p.has_default() for p in params[n:]) and params:
                return
            expected = f'at least {nparams - sum(p.has_default() for p in params)}' \
                if any(p.has_default() for p in params) else expected
        raise TypeError(f"Too {'many' if n > nparams else 'few'} arguments for {cls}; actual {n}, expected {expected}")


class _Final:
    """What cannot be subclassed."""

    def __init_subclass__(cls, /, *args, _root=False, **kwds):
        if not _root:
            raise TypeError('Cannot subclass special typing classes')


class _NotIterable:
    __iter__ = None


class _SpecialForm(_Final, _NotIterable, _root=True):
    """A name with a meaning of its own: `Any[…]` is what its function says."""

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ('__name__', '__qualname__'):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


def _is_dunder(name):
    return name.startswith('__') and name.endswith('__')


class _BaseGenericAlias(_Final, _root=True):
    """What stands for a class with type arguments, and forwards the rest to the class."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return result

    def __mro_entries__(self, bases):
        result = []
        if self.__origin__ not in bases:
            result.append(self.__origin__)
        from _typing_classes import Generic
        # Generic is added unless a later base brings it.
        i = bases.index(self)
        for b in bases[i + 1:]:
            if isinstance(b, _BaseGenericAlias):
                break
            if isinstance(b, type) and not isinstance(b, GenericAlias):
                if issubclass(b, Generic):
                    break
            elif hasattr(b, '__mro_entries__') and any(
                    isinstance(e, type) and issubclass(e, Generic) for e in b.__mro_entries__(bases)):
                break
        else:
            result.append(Generic)
        return tuple(result)

    def __getattr__(self, name):
        if name == '__origin__':
            raise AttributeError(name)
        if name in ('__name__', '__qualname__'):
            return self._name or self.__origin__.__name__
        if '__origin__' in self.__dict__ and not _is_dunder(name):
            return getattr(self.__origin__, name)
        raise AttributeError(name)

    def __setattr__(self, name, value):
        if _is_dunder(name) or name in ('_name', '_inst', '_nparams', '_defaults', '_paramspec_tvars', '_getitem'):
            object.__setattr__(self, name, value)
        else:
            setattr(self.__origin__, name, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __dir__(self):
        return list(set(object.__dir__(self) + [name for name in dir(self.__origin__) if not _is_dunder(name)]))


class _GenericAlias(_BaseGenericAlias, _root=True):
    """A generic type with its arguments: `List[int]`."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = args
        enforce = getattr(origin, '__name__', None) in ('Generic', 'Protocol')
        self.__parameters__ = _collect_type_parameters(args, enforce_default_ordering=enforce)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]

    def __getitem__(self, args):
        from _typing_classes import Generic, Protocol
        if self.__origin__ is Generic or self.__origin__ is Protocol:
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        if not isinstance(args, tuple):
            args = (args,)
        args = _unpack_args(*[_type_convert(a) for a in args])
        return self.copy_with(self._determine_new_args(args))

    def _determine_new_args(self, args):
        params = self.__parameters__
        for param in params:
            prepare = getattr(param, '__typing_prepare_subst__', None)
            if prepare is not None:
                args = prepare(self, args)
        if len(args) != len(params):
            raise TypeError(f"Too {'many' if len(args) > len(params) else 'few'} arguments for {self}; "
                            f'actual {len(args)}, expected {len(params)}')
        return tuple(self._substitute(self.__args__, dict(zip(params, args))))

    def _substitute(self, args, new_of):
        result = []
        for old in args:
            if isinstance(old, type):
                result.append(old)
                continue
            substitute = getattr(old, '__typing_subst__', None)
            if substitute is not None:
                new = substitute(new_of[old])
            else:
                params = getattr(old, '__parameters__', ())
                if not params:
                    new = old
                else:
                    inner = []
                    for p in params:
                        if isinstance(p, TypeVarTuple):
                            inner.extend(new_of[p])
                        else:
                            inner.append(new_of[p])
                    new = old[tuple(inner)]
            if self.__origin__ == collections.abc.Callable and isinstance(new, tuple):
                # The arguments of a Callable are kept flat.
                result.extend(new)
            elif _is_unpacked_typevartuple(old):
                result.extend(new)
            elif isinstance(old, tuple):
                result.append(tuple(self._substitute(old, new_of)))
            else:
                result.append(new)
        return result

    def copy_with(self, args):
        return type(self)(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = 'typing.' + self._name if self._name else _type_repr(self.__origin__)
        args = ', '.join([_type_repr(a) for a in self.__args__]) if self.__args__ else '()'
        return f'{name}[{args}]'

    def __reduce__(self):
        args = self.__args__
        if len(args) == 1 and not isinstance(args[0], tuple):
            args = args[0]
        if self._name:
            import typing
            return _get_item, (getattr(typing, self._name), args)
        return _get_item, (self.__origin__, args)

    def __mro_entries__(self, bases):
        from _typing_classes import Generic, Protocol
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            i = bases.index(self)
            for b in bases[i + 1:]:
                if isinstance(b, _BaseGenericAlias) and b is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


def _get_item(origin, args):
    return origin[args]


class _SpecialGenericAlias(_NotIterable, _BaseGenericAlias, _root=True):
    """A name of typing for a class of elsewhere: `List`, `Mapping` …"""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        if name is None:
            name = origin.__name__
        super().__init__(origin, inst=inst, name=name)
        self._nparams = nparams
        self._defaults = defaults
        if origin.__module__ == 'builtins':
            self.__doc__ = f'Deprecated alias to {origin.__qualname__}.'
        else:
            self.__doc__ = f'Deprecated alias to {origin.__module__}.{origin.__qualname__}.'

    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple([_type_check(p, 'Parameters to generic types must be types.') for p in params])
        n = len(params)
        if self._defaults and n < self._nparams and n + len(self._defaults) >= self._nparams:
            params = (*params, *self._defaults[n - self._nparams:])
        n = len(params)
        if n != self._nparams:
            expected = f'at least {self._nparams - len(self._defaults)}' if self._defaults else self._nparams
            if not self._nparams:
                raise TypeError(f'{self} is not a generic class')
            raise TypeError(f"Too {'many' if n > self._nparams else 'few'} arguments for {self}; "
                            f'actual {n}, expected {expected}')
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _TupleType(_SpecialGenericAlias, _root=True):
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            msg = 'Tuple[t, ...]: t must be a type.'
            params = (*[_type_check(p, msg) for p in params[:-1]], ...)
        else:
            params = tuple([_type_check(p, 'Tuple[t0, t1, ...]: each t must be a type.') for p in params])
        return self.copy_with(params)


class _CallableGenericAlias(_NotIterable, _GenericAlias, _root=True):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_expr(args[0]):
            return super().__repr__()
        return f'typing.Callable[[{", ".join([_type_repr(a) for a in args[:-1]])}], {_type_repr(args[-1])}]'

    def __reduce__(self):
        args = self.__args__
        if not (len(args) == 2 and _is_param_expr(args[0])):
            args = list(args[:-1]), args[-1]
        import typing
        return _get_item, (typing.Callable, args)


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = params
        result = _type_check(result, 'Callable[args, result]: result must be a type.')
        if args is Ellipsis:
            return self.copy_with((..., result))
        if not isinstance(args, (tuple, list)):
            args = (args,)
        return self.copy_with((*[_type_convert(a) for a in args], result))


class _UnionGenericAlias(_NotIterable, _GenericAlias, _root=True):
    def copy_with(self, params):
        return Union[params]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, UnionType)):
            return NotImplemented
        mine, others = list(self.__args__), list(other.__args__)
        return all(a in others for a in mine) and all(a in mine for a in others)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2:
            if args[0] is type(None):
                return f'typing.Optional[{_type_repr(args[1])}]'
            if args[1] is type(None):
                return f'typing.Optional[{_type_repr(args[0])}]'
        return super().__repr__()

    def __instancecheck__(self, obj):
        for cls in self.__args__:
            if isinstance(obj, cls):
                return True
        return False

    def __subclasscheck__(self, cls):
        for arg in self.__args__:
            if issubclass(cls, arg):
                return True
        return False

    def __reduce__(self):
        return _get_item, (Union, self.__args__)


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return set(_typed(self.__args__)) == set(_typed(other.__args__))

    def __hash__(self):
        return hash(frozenset(_typed(self.__args__)))


def _typed(values):
    return [(v, type(v)) for v in values]


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, params):
        if isinstance(params[-1], (list, tuple)):
            return (*params[:-1], *params[-1])
        if isinstance(params[-1], _ConcatenateGenericAlias):
            params = (*params[:-1], *params[-1].__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return f'typing.Unpack[{_type_repr(self.__args__[0])}]'

    def __getitem__(self, args):
        if self.__typing_is_unpacked_typevartuple__:
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        arg, = self.__args__
        if isinstance(arg, (_GenericAlias, GenericAlias)):
            if arg.__origin__ is not tuple:
                raise TypeError('Unpack[...] must be used with a tuple type')
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_NotIterable, _GenericAlias, _root=True):
    """A type with metadata: `Annotated[int, …]`."""

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name='Annotated')
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return f'typing.Annotated[{_type_repr(self.__origin__)}, {", ".join([repr(a) for a in self.__metadata__])}]'

    def __reduce__(self):
        import typing
        return _get_item, (typing.Annotated, (self.__origin__,) + self.__metadata__)

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, name):
        if name in ('__name__', '__qualname__'):
            return 'Annotated'
        return super().__getattr__(name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


# The special forms

def _plain(name, doc):
    """A form that takes no arguments."""
    def getitem(self, parameters):
        raise TypeError(f'{self} is not subscriptable')
    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


def _with_one(name, doc):
    """A form that takes exactly one type."""
    def getitem(self, parameters):
        if isinstance(parameters, tuple) and len(parameters) != 1:
            raise TypeError(f'{self} accepts only a single type. Got {parameters!r:.100}')
        item = _type_check(parameters, f'{self} accepts only a single type.', allow_special_forms=name in
                           ('Required', 'NotRequired', 'ReadOnly', 'ClassVar', 'Final') and name != 'ClassVar')
        return _GenericAlias(self, (item,))
    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


NoReturn = _plain('NoReturn', 'Special type indicating functions that never return.')
Never = _plain('Never', 'The bottom type, a type that has no members.')
Self = _plain('Self', 'Used to spell the type of "self" in classes.')
LiteralString = _plain('LiteralString', 'Represents an arbitrary literal string.')
TypeAlias = _plain('TypeAlias', 'Special form for marking type aliases.')
ClassVar = _with_one('ClassVar', 'Special type construct to mark class variables.')
Final = _with_one('Final', 'Special typing construct to indicate final names to type checkers.')
TypeGuard = _with_one('TypeGuard', 'Special typing construct for marking user-defined type predicate functions.')
TypeIs = _with_one('TypeIs', 'Special typing construct for marking user-defined type predicate functions.')
Required = _with_one('Required', 'Special typing construct to mark a TypedDict key as required.')
NotRequired = _with_one('NotRequired', 'Special typing construct to mark a TypedDict key as potentially missing.')
ReadOnly = _with_one('ReadOnly', 'A special typing construct to mark an item of a TypedDict as read-only.')


@_SpecialForm
def Union(self, parameters):
    """Union type; Union[X, Y] means either X or Y."""
    if parameters == ():
        raise TypeError('Cannot take a Union of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    msg = 'Union[arg, ...]: each arg must be a type.'
    flat = []
    for p in [_type_check(p, msg) for p in parameters]:
        if isinstance(p, (_UnionGenericAlias, UnionType)):
            flat.extend(p.__args__)
        else:
            flat.append(p)
    distinct = []
    for p in flat:
        if p not in distinct:
            distinct.append(p)
    if len(distinct) == 1:
        return distinct[0]
    name = 'Optional' if len(distinct) == 2 and type(None) in distinct else None
    alias = _UnionGenericAlias(self, tuple(distinct), name='Union')
    if name:
        alias.__dict__['__name__'] = alias.__dict__['__qualname__'] = name
    return alias


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] is equivalent to Union[X, None]."""
    arg = _type_check(parameters, f'{self} requires a single type.')
    return Union[arg, type(None)]


@_SpecialForm
def Literal(self, parameters):
    """Special typing form to define literal types (a.k.a. value types)."""
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for p in parameters:
        if isinstance(p, _LiteralGenericAlias):
            flat.extend(p.__args__)
        else:
            flat.append(p)
    distinct = []
    for p in flat:
        if not any(type(p) is type(q) and p == q for q in distinct):
            distinct.append(p)
    return _LiteralGenericAlias(self, tuple(distinct), name='Literal')


@_SpecialForm
def Concatenate(self, parameters):
    """Special form for annotating higher-order functions."""
    if parameters == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError('The last parameter to Concatenate should be a ParamSpec variable or ellipsis.')
    msg = 'Concatenate[arg, ...]: each arg must be a type.'
    parameters = (*[_type_check(p, msg) for p in parameters[:-1]], parameters[-1])
    return _ConcatenateGenericAlias(self, parameters, name='Concatenate')


@_SpecialForm
def Unpack(self, parameters):
    """Type unpack operator."""
    if isinstance(parameters, tuple) and len(parameters) != 1:
        raise TypeError(f'{self} accepts only a single type. Got {parameters!r:.100}')
    return _UnpackGenericAlias(self, (_type_check(parameters, f'{self} accepts only single type.'),))


@_SpecialForm
def Annotated(self, params):
    """Add context-specific metadata to a type."""
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
    if _is_unpacked_typevartuple(params[0]):
        raise TypeError('Annotated[...] should not be used with an unpacked TypeVarTuple')
    origin = _type_check(params[0], 'Annotated[t, ...]: t must be a type.', allow_special_forms=True)
    return _AnnotatedAlias(origin, params[1:])
