"""Type variables, type aliases and forward references: what `typing` is made of."""

# What is defined here says that it is from typing.
__name__ = 'typing'


from types import GenericAlias, UnionType


class _NoDefault:
    """The type of NoDefault: a type parameter without a default."""

    __slots__ = ()

    def __new__(cls):
        return NoDefault

    def __repr__(self):
        return 'typing.NoDefault'

    def __reduce__(self):
        return 'NoDefault'


NoDefault = object.__new__(_NoDefault)
_NoDefault.__name__ = _NoDefault.__qualname__ = 'NoDefaultType'


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """Check that the argument is a type; turn None and strings into what they mean."""
    arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms)
    if type(arg) is type and arg.__module__ != 'typing':
        return arg
    from _typing_alias import _GenericAlias
    if isinstance(arg, _GenericAlias):
        form = _form(arg.__origin__)
        if (form in ('Generic', 'Protocol')
                or not allow_special_forms and (form == 'ClassVar' or is_argument and form == 'Final')):
            raise TypeError(f'{arg} is not valid as type argument')
    form = _form(arg)
    if form in ('Any', 'LiteralString', 'NoReturn', 'Never', 'Self', 'TypeAlias'):
        return arg
    if allow_special_forms and form in ('ClassVar', 'Final'):
        return arg
    if form is not None:
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if type(arg) is tuple:
        raise TypeError(f'{msg} Got {arg!r:.100}.')
    return arg


def _form(t):
    """The name of a special form, of Any, Generic or Protocol, none of which is made to ask; None for others."""
    from _typing_alias import _SpecialForm
    if isinstance(t, _SpecialForm):
        return t._name
    if isinstance(t, type) and t.__module__ == 'typing' and t.__name__ in ('Any', 'Generic', 'Protocol'):
        return t.__name__
    return None


def _type_convert(arg, module=None, *, allow_special_forms=False):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return arg


def _make_union(a, b):
    from typing import Union
    return Union[a, b]


class _TypeParameter:
    """What type variables of all kinds share."""

    def __setattr__(self, name, value):
        if name in _READ_ONLY:
            raise AttributeError(f"attribute '{name}' of 'typing.{type(self).__name__}' objects is not writable")
        self.__dict__[name] = value

    def __init_subclass__(cls, **kwargs):
        if cls.__module__ != 'typing':
            base = next(b for b in cls.__mro__[1:] if b in _PARAMETER_TYPES)
            raise TypeError(f"type 'typing.{base.__name__}' is not an acceptable base type")

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')

    def __or__(self, other):
        return _make_union(self, other)

    def __ror__(self, other):
        return _make_union(other, self)

    def __repr__(self):
        d = self.__dict__
        if d['__infer_variance__']:
            return d['__name__']
        if d['__covariant__']:
            return '+' + d['__name__']
        if d['__contravariant__']:
            return '-' + d['__name__']
        return '~' + d['__name__']

    def __reduce__(self):
        return self.__name__

    def has_default(self):
        return self.__default__ is not NoDefault

    def __getattr__(self, name):
        # Bound, constraints and default of the `[T: …]` syntax are functions, run when asked for.
        d = self.__dict__
        lazy = d.get('_lazy')
        if lazy and name in lazy:
            value = lazy[name]()
            del lazy[name]
            d[name] = value
            return value
        raise AttributeError(f"'typing.{type(self).__name__}' object has no attribute '{name}'", name=name, obj=self)


_READ_ONLY = frozenset(('__name__', '__bound__', '__constraints__', '__covariant__', '__contravariant__',
                        '__infer_variance__', '__default__'))


def _set_up(self, name, covariant, contravariant, infer_variance, default):
    if not isinstance(name, str):
        raise TypeError(f"{type(self).__name__}() argument 'name' must be str, not {type(name).__name__}")
    if covariant and contravariant:
        raise ValueError('Bivariant types are not supported.')
    if infer_variance and (covariant or contravariant):
        raise ValueError('Variance cannot be specified with infer_variance.')
    d = self.__dict__
    d['__name__'] = name
    d['__covariant__'] = bool(covariant)
    d['__contravariant__'] = bool(contravariant)
    d['__infer_variance__'] = bool(infer_variance)
    d['__default__'] = default
    d['__module__'] = _caller_module()
    return d


class TypeVar(_TypeParameter):
    """A type variable."""

    def __init__(self, name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False,
                 infer_variance=False):
        d = _set_up(self, name, covariant, contravariant, infer_variance, default)
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        d['__constraints__'] = tuple([_type_check(t, 'TypeVar(name, constraint, ...): constraints must be types.')
                                      for t in constraints])
        d['__bound__'] = None if bound is None else _type_check(bound, 'Bound must be a type.')

    def __typing_subst__(self, arg):
        arg = _type_check(arg, 'Parameters to generic types must be types.', is_argument=True)
        from typing import Unpack, get_origin
        if (isinstance(arg, GenericAlias) and getattr(arg, '__unpacked__', False)) or get_origin(arg) is Unpack:
            raise TypeError(f'{arg} is not valid as type argument')
        return arg

    def __typing_prepare_subst__(self, alias, args):
        params = alias.__parameters__
        i = params.index(self)
        if i < len(args):
            return args
        if i == len(args) and self.__default__ is not NoDefault:
            return (*args, self.__default__)
        expected = len([p for p in params if p.__default__ is NoDefault])
        raise TypeError(f'Too few arguments for {alias}; actual {len(args)}, expected {expected}')


class TypeVarTuple(_TypeParameter):
    """A type variable that stands for any number of types."""

    def __init__(self, name, *, default=NoDefault):
        _set_up(self, name, False, False, False, default)

    def __repr__(self):
        return self.__name__

    def __iter__(self):
        from typing import Unpack
        yield Unpack[self]

    def __typing_subst__(self, arg):
        raise TypeError('Substitution of bare TypeVarTuple is not supported')

    def __typing_prepare_subst__(self, alias, args):
        from typing import _unpack_args
        params = alias.__parameters__
        at = params.index(self)
        for param in params[at + 1:]:
            if isinstance(param, TypeVarTuple):
                raise TypeError(f'More than one TypeVarTuple parameter in {alias}')
        n = len(args)
        left, right = at, len(params) - at - 1
        tuple_at = fill = None
        for k, arg in enumerate(args):
            if not isinstance(arg, type):
                inner = getattr(arg, '__typing_unpacked_tuple_args__', None)
                if inner and len(inner) == 2 and inner[-1] is ...:
                    if tuple_at is not None:
                        raise TypeError('More than one unpacked arbitrary-length tuple argument')
                    tuple_at, fill = k, inner[0]
        if tuple_at is not None:
            left = min(left, tuple_at)
            right = min(right, n - tuple_at - 1)
        elif left + right > n:
            raise TypeError(f'Too few arguments for {alias}; actual {n}, expected at least {len(params) - 1}')
        if left == n - right and self.__default__ is not NoDefault:
            middle = _unpack_args(self.__default__)
        else:
            middle = args[left:n - right]
        return (*args[:left], *([fill] * (at - left)), middle, *([fill] * (len(params) - at - 1 - right)),
                *args[n - right:])

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass an instance of TypeVarTuple')


class ParamSpec(_TypeParameter):
    """A variable that stands for the parameters of a callable."""

    def __init__(self, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False,
                 infer_variance=False):
        d = _set_up(self, name, covariant, contravariant, infer_variance, default)
        d['__bound__'] = None if bound is None else _type_check(bound, 'Bound must be a type.')

    @property
    def args(self):
        """Represents positional arguments."""
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        """Represents keyword arguments."""
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        from typing import _ConcatenateGenericAlias, _is_param_expr
        if isinstance(arg, (list, tuple)):
            return tuple([_type_check(a, 'Expected a type.') for a in arg])
        if not _is_param_expr(arg):
            raise TypeError(f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}')
        return arg

    def __typing_prepare_subst__(self, alias, args):
        from typing import _is_param_expr
        params = alias.__parameters__
        i = params.index(self)
        if i == len(args) and self.__default__ is not NoDefault:
            args = [*args, self.__default__]
        if i >= len(args):
            raise TypeError(f'Too few arguments for {alias}')
        # Z[int, str] means Z[[int, str]] if there is nothing but this parameter.
        if len(params) == 1 and not _is_param_expr(args[0]):
            return (tuple(args),)
        if isinstance(args[i], list):
            return (*args[:i], tuple(args[i]), *args[i + 1:])
        return args


class _ParamSpecPart:
    def __init__(self, origin):
        self.__origin__ = origin

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if type(self) is type(other) else NotImplemented

    __hash__ = None

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')

    def __init_subclass__(cls, **kwargs):
        if cls.__module__ != 'typing':
            raise TypeError(f"type 'typing.{cls.__mro__[1].__name__}' is not an acceptable base type")


class ParamSpecArgs(_ParamSpecPart):
    """The args of a ParamSpec: `P.args`."""

    def __repr__(self):
        return f'{self.__origin__.__name__}.args'


class ParamSpecKwargs(_ParamSpecPart):
    """The kwargs of a ParamSpec: `P.kwargs`."""

    def __repr__(self):
        return f'{self.__origin__.__name__}.kwargs'


_PARAMETER_TYPES = (TypeVar, TypeVarTuple, ParamSpec)


class TypeAliasType:
    """What `type X = …` makes."""

    def __init__(self, name, value, *, type_params=()):
        if not isinstance(type_params, tuple):
            raise TypeError('type_params must be a tuple')
        defaults = False
        for p in type_params:
            if p.has_default():
                defaults = True
            elif defaults:
                raise TypeError(f"non-default type parameter '{p}' follows default type parameter")
        d = self.__dict__
        d['__name__'] = name
        d['__type_params__'] = type_params
        d['__value__'] = value
        d['__module__'] = _caller_module()

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type 'typing.TypeAliasType' is not an acceptable base type")

    def __setattr__(self, name, value):
        if name in ('__name__', '__value__', '__type_params__', '__module__', '__parameters__'):
            raise AttributeError('readonly attribute' if name in ('__name__', '__value__') else
                                 f"attribute '{name}' of 'typing.TypeAliasType' objects is not writable")
        raise AttributeError(f"'typing.TypeAliasType' object has no attribute '{name}' and no __dict__ for setting "
                             'new attributes')

    def __delattr__(self, name):
        self.__setattr__(name, None)

    def __getattr__(self, name):
        d = self.__dict__
        if name == '__value__' and '_lazy' in d:
            value = d['_lazy']()
            d['__value__'] = value
            del d['_lazy']
            return value
        raise AttributeError(f"'typing.TypeAliasType' object has no attribute '{name}'", name=name, obj=self)

    @property
    def __parameters__(self):
        from typing import Unpack
        return tuple([Unpack[p] if isinstance(p, TypeVarTuple) else p for p in self.__type_params__])

    def __getitem__(self, item):
        if not self.__type_params__:
            raise TypeError('Only generic type aliases are subscriptable')
        return GenericAlias(self, item)

    def __or__(self, other):
        return _type_union(self, other)

    def __ror__(self, other):
        return _type_union(other, self)

    def __repr__(self):
        return self.__name__

    def __reduce__(self):
        return self.__name__


def _lazy_type_var(name, bound=None, constraints=None, default=None):
    """The type variable of `[T: bound = default]`: the parts are functions."""
    self = TypeVar(name, infer_variance=True)
    d = self.__dict__
    lazy = d['_lazy'] = {}
    for attribute, function in (('__bound__', bound), ('__constraints__', constraints), ('__default__', default)):
        if function is not None:
            del d[attribute]
            lazy[attribute] = function
    return self


def _lazy_param(cls, name, default=None):
    self = cls(name, infer_variance=True) if cls is ParamSpec else cls(name)
    if default is not None:
        d = self.__dict__
        del d['__default__']
        d['_lazy'] = {'__default__': default}
    return self


def _lazy_alias(name, type_params, value):
    self = TypeAliasType(name, None, type_params=type_params)
    d = self.__dict__
    del d['__value__']
    d['_lazy'] = value
    return self


class NewType:
    """A distinct name for a type."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[-1]
        self.__supertype__ = tp
        module = _caller_module()
        if module != 'typing':
            self.__module__ = module

    def __call__(self, arg, /):
        return arg

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(f'Cannot subclass an instance of NewType. Perhaps you were looking for: '
                                f"`{cls.__name__} = NewType({cls.__name__!r}, {name})`")
        return (Dummy,)

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return _make_union(self, other)

    def __ror__(self, other):
        return _make_union(other, self)


class ForwardRef:
    """A type named by a string."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        # `*tuple[int]` is no expression: read it as the one item of a list.
        source = f'({arg},)[0]' if arg.startswith('*') else arg
        try:
            code = compile(source, '<string>', 'eval')
        except SyntaxError:
            raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}') from None
        self.__forward_arg__ = arg
        self.__forward_code__ = code
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def __init_subclass__(cls, **kwargs):
        raise TypeError('Cannot subclass special typing classes')

    def _evaluate(self, globalns, localns, type_params=(), *, recursive_guard=frozenset()):
        if self.__forward_arg__ in recursive_guard:
            return self
        if not self.__forward_evaluated__ or localns is not globalns:
            if globalns is None and localns is None:
                globalns = localns = {}
            elif globalns is None:
                globalns = localns
            elif localns is None:
                localns = globalns
            if self.__forward_module__ is not None:
                import sys
                globalns = getattr(sys.modules.get(self.__forward_module__, None), '__dict__', globalns)
            if type_params:
                # Type parameters hide globals, and locals hide them.
                names = {p.__name__: p for p in type_params}
                globalns = {**globalns, **names}
                localns = {**names, **localns}
            from typing import _eval_type
            result = _type_check(eval(self.__forward_code__, globalns, localns),
                                 'Forward references must evaluate to types.',
                                 is_argument=self.__forward_is_argument__,
                                 allow_special_forms=self.__forward_is_class__)
            self.__forward_value__ = _eval_type(result, globalns, localns, type_params,
                                                recursive_guard=recursive_guard | {self.__forward_arg__})
            self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return (self.__forward_arg__ == other.__forward_arg__
                    and self.__forward_value__ == other.__forward_value__)
        return (self.__forward_arg__ == other.__forward_arg__
                and self.__forward_module__ == other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return _make_union(self, other)

    def __ror__(self, other):
        return _make_union(other, self)

    def __repr__(self):
        module = '' if self.__forward_module__ is None else f', module={self.__forward_module__!r}'
        return f'ForwardRef({self.__forward_arg__!r}{module})'

