"""Functions about functions."""

__all__ = ('update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'total_ordering', 'cache', 'cmp_to_key',
           'lru_cache', 'reduce', 'partial', 'partialmethod', 'singledispatch', 'singledispatchmethod',
           'cached_property')

from abc import get_cache_token
from types import GenericAlias, UnionType

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__', '__type_params__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make a wrapper look like the function it wraps."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator that applies update_wrapper() to the function it decorates."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


_missing = object()


def reduce(function, iterable, initial=_missing, /):
    """Apply a function of two arguments cumulatively to the items."""
    try:
        it = iter(iterable)
    except TypeError:
        raise TypeError('reduce() arg 2 must support iteration') from None
    if initial is _missing:
        for value in it:
            break
        else:
            raise TypeError('reduce() of empty iterable with no initial value')
    else:
        value = initial
    for item in it:
        value = function(value, item)
    return value


# Ordering: each method made from one that the class defines. The result of the given method may be
# NotImplemented, which is passed on.

def _derive(root, negate, equal):
    """A comparison as `root` the other way round (negate), joined with equality (equal: 'or', 'and')."""
    def method(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        if negate:
            if equal == 'and':
                return not result and self != other
            if equal == 'or':
                return not result or self == other
            return not result
        if equal == 'and':
            return result and self != other
        return result or self == other
    return method


_ORDERINGS = {
    '__lt__': (('__gt__', True, 'and'), ('__le__', False, 'or'), ('__ge__', True, None)),
    '__le__': (('__ge__', True, 'or'), ('__lt__', False, 'and'), ('__gt__', True, None)),
    '__gt__': (('__lt__', True, 'and'), ('__ge__', False, 'or'), ('__le__', True, None)),
    '__ge__': (('__le__', True, 'or'), ('__gt__', False, 'and'), ('__lt__', True, None)),
}


def total_ordering(cls):
    """Class decorator that fills in the missing ordering methods."""
    roots = [name for name in _ORDERINGS if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = max(roots)
    for name, negate, equal in _ORDERINGS[root]:
        if name not in roots:
            method = _derive(root, negate, equal)
            method.__name__ = name
            method.__qualname__ = f'{cls.__qualname__}.{name}'
            method.__doc__ = getattr(object, name).__doc__
            setattr(cls, name, method)
    return cls


class KeyWrapper:
    """A value that compares as a function says."""

    __slots__ = ('obj', '_cmp')
    __hash__ = None

    def __init__(self, cmp, obj):
        self._cmp = cmp
        self.obj = obj

    def _compare(self, other):
        if not isinstance(other, KeyWrapper):
            raise TypeError('other argument must be K instance')
        return self._cmp(self.obj, other.obj)

    def __lt__(self, other):
        return self._compare(other) < 0

    def __gt__(self, other):
        return self._compare(other) > 0

    def __eq__(self, other):
        return self._compare(other) == 0

    def __le__(self, other):
        return self._compare(other) <= 0

    def __ge__(self, other):
        return self._compare(other) >= 0


def cmp_to_key(mycmp):
    """Turn a comparison function into a key function."""
    def K(obj):
        return KeyWrapper(mycmp, obj)
    return staticmethod(K)


class partial:
    """A call with some of its arguments already there."""

    __slots__ = ('_func', '_args', '_keywords', '__dict__', '__weakref__')

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        args = tuple(args)
        if not callable(func):
            raise TypeError('the first argument must be callable')
        if isinstance(func, partial) and type(func).__call__ is partial.__call__ and not func.__dict__:
            args = func._args + args
            keywords = {**func._keywords, **keywords}
            func = func._func
        self = object.__new__(cls)
        self._func = func
        self._args = args
        self._keywords = keywords
        return self

    @property
    def func(self):
        """function object to use in future partial calls"""
        return self._func

    @property
    def args(self):
        """tuple of arguments to future partial calls"""
        return self._args

    @property
    def keywords(self):
        """dictionary of keyword arguments to future partial calls"""
        return self._keywords

    __call__ = _partial_call

    def __repr__(self):
        cls = type(self)
        if _enter_repr(self):
            return '...'
        try:
            parts = [repr(self._func)]
            parts.extend([repr(a) for a in self._args])
            parts.extend([f'{k}={v!r}' for k, v in self._keywords.items()])
        finally:
            _in_repr.pop()
        return f'{cls.__module__}.{cls.__qualname__}({", ".join(parts)})'

    def __reduce__(self):
        return type(self), (self._func,), (self._func, self._args, self._keywords or None, self.__dict__ or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4:
            raise TypeError('invalid partial state')
        func, args, keywords, namespace = state
        if not callable(func) or not isinstance(args, tuple) or not isinstance(keywords, (dict, type(None))):
            raise TypeError('invalid partial state')
        self._func = func
        self._args = args if type(args) is tuple else tuple(args)
        self._keywords = {} if keywords is None else keywords if type(keywords) is dict else dict(keywords)
        self.__dict__.clear()
        if namespace is not None:
            self.__dict__.update(namespace)

    __class_getitem__ = classmethod(GenericAlias)


# Partial objects whose repr is being made.
_in_repr = []


def _enter_repr(obj):
    if any(o is obj for o in _in_repr):
        return True
    _in_repr.append(obj)
    return False


class partialmethod:
    """A method with some of its arguments already there."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func = func
            self.args = args
            self.keywords = keywords

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func)]
        parts.extend([repr(a) for a in self.args])
        parts.extend([f'{k}={v!r}' for k, v in self.keywords.items()])
        return f'{cls.__module__}.{cls.__qualname__}({", ".join(parts)})'

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            keywords = {**self.keywords, **keywords}
            return self.func(cls_or_self, *self.args, *args, **keywords)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, '__get__', None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                # Bound by a descriptor of its own (a class method, a static method).
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    __class_getitem__ = classmethod(GenericAlias)


# Caches

class _kwd_mark:
    """What stands in a key between positional and keyword arguments: a type, whose hash is known at once."""


_info_class = None


def _get_info_class():
    global _info_class
    if _info_class is None:
        from collections import namedtuple
        _info_class = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'], module='functools')
    return _info_class


def __getattr__(name):
    if name == '_CacheInfo':
        return _get_info_class()
    _refuse_name('functools', name)


def _make_key(args, kwds, typed):
    key = args
    if kwds:
        key += (_kwd_mark,)
        for item in kwds.items():
            key += item
    if typed:
        key += tuple([type(v) for v in args])
        if kwds:
            key += tuple([type(v) for v in kwds.values()])
    elif len(key) == 1 and type(key[0]) in (int, str):
        return key[0]
    return key


def lru_cache(maxsize=128, typed=False):
    """Keep the results of the most recent calls."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
        return _cached(function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorate(function):
        return _cached(function, maxsize, typed)

    return decorate


def cache(user_function, /):
    """Keep the results of all calls."""
    return lru_cache(maxsize=None)(user_function)


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, None)
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, function)


class _lru_cache_wrapper:
    """Create a cached callable that wraps another function."""

    __slots__ = ('_state', '__dict__', '__weakref__')

    def __new__(cls, user_function, maxsize, typed, cache_info_type):
        if not callable(user_function):
            raise TypeError('the first argument must be callable')
        self = object.__new__(cls)
        # What functools.rs knows: the results in the order of last use, the counts of hits and misses.
        self._state = [user_function, {}, maxsize, bool(typed), 0, 0, _kwd_mark, _call_slowly]
        return self

    __call__ = _lru_call
    __get__ = _lru_bind

    def cache_info(self):
        """Report cache statistics"""
        _, results, maxsize, _, hits, misses, _, _ = self._state
        return _get_info_class()(hits, misses, maxsize, len(results))

    def cache_clear(self):
        """Clear the cache and cache statistics"""
        state = self._state
        state[1].clear()
        state[4] = state[5] = 0

    def __reduce__(self):
        return self.__qualname__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _call_slowly(wrapper, args, kwds):
    """A call where a guest's code says which arguments are equal."""
    state = wrapper._state
    function, results, maxsize, typed = state[:4]
    key = _make_key(args, kwds, typed)
    result = results.get(key, _missing)
    if result is not _missing:
        state[4] += 1
        if maxsize is not None and results.pop(key, _missing) is not _missing:
            results[key] = result
        return result
    state[5] += 1
    result = function(*args, **kwds)
    if maxsize is not None and key not in results and len(results) >= maxsize:
        del results[next(iter(results))]
    results[key] = result
    return result


class cached_property:
    """A property that is computed once per instance."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            namespace = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                            f'{name!r} property.') from None
        value = namespace.get(name, _missing)
        if value is _missing:
            value = self.func(instance)
            try:
                namespace[name] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support "
                                f'item assignment for caching {name!r} property.') from None
        return value

    __class_getitem__ = classmethod(GenericAlias)


# Dispatch on the type of the first argument

def _compose_mro(cls, types):
    """The class's MRO with the abstract classes of `types` it is registered with put in their place."""
    bases = set(cls.__mro__)
    abstract = [t for t in types if t not in bases and hasattr(t, '__mro__') and not isinstance(t, GenericAlias)
                and issubclass(cls, t)]
    # Of two abstract classes, the more special one is enough.
    abstract = [t for t in abstract if not any(t is not o and t in o.__mro__ for o in abstract)]
    wanted = []
    for t in abstract:
        found = []
        for sub in t.__subclasses__():
            if sub not in bases and issubclass(cls, sub):
                found.append([s for s in sub.__mro__ if s in types])
        if not found:
            wanted.append(t)
            continue
        found.sort(key=len, reverse=True)
        for sub in found:
            for s in sub:
                if s not in wanted:
                    wanted.append(s)
    return _c3_mro(cls, wanted)


def _c3_mro(cls, abcs):
    """The C3 order of a class, given the abstract classes that it counts as derived from."""
    boundary = 0
    for i in range(len(cls.__bases__) - 1, -1, -1):
        if hasattr(cls.__bases__[i], '__abstractmethods__'):
            boundary = i + 1
            break
    explicit = list(cls.__bases__[:boundary])
    others = list(cls.__bases__[boundary:])
    # An abstract class belongs here if the class, but none of its bases, counts as derived from it.
    here = [a for a in abcs if issubclass(cls, a) and not any(issubclass(b, a) for b in cls.__bases__)]
    rest = [a for a in abcs if a not in here]
    lists = [[cls]]
    lists += [_c3_mro(b, rest) for b in explicit]
    lists += [_c3_mro(b, rest) for b in here]
    lists += [_c3_mro(b, rest) for b in others]
    lists += [explicit, here, others]
    return _c3_merge(lists)


def _c3_merge(lists):
    result = []
    while True:
        lists = [s for s in lists if s]
        if not lists:
            return result
        for s in lists:
            candidate = s[0]
            if not any(candidate in other[1:] for other in lists):
                break
        else:
            raise RuntimeError('Inconsistent hierarchy')
        result.append(candidate)
        for s in lists:
            if s[0] is candidate:
                del s[0]


def _find_impl(cls, registry):
    mro = _compose_mro(cls, registry.keys())
    match = None
    for t in mro:
        if match is not None:
            # Two abstract classes without a relation between them are no answer.
            if (t in registry and t not in cls.__mro__ and match not in cls.__mro__
                    and not issubclass(match, t)):
                raise RuntimeError(f'Ambiguous dispatch: {match} or {t}')
            break
        if t in registry:
            match = t
    return registry.get(match)


def _is_union(cls):
    from typing import Union, get_origin
    return get_origin(cls) in (Union, UnionType)


def _is_valid_dispatch_type(cls):
    if isinstance(cls, type) and not isinstance(cls, GenericAlias):
        return True
    if _is_union(cls):
        return all(isinstance(arg, type) and not isinstance(arg, GenericAlias) for arg in cls.__args__)
    return False


def singledispatch(func):
    """A function whose implementation depends on the type of its first argument."""
    from types import MappingProxyType
    registry = {}
    known = {}
    token = None

    def dispatch(cls):
        nonlocal token
        if token is not None:
            current = get_cache_token()
            if current != token:
                known.clear()
                token = current
        impl = known.get(cls)
        if impl is None:
            impl = registry.get(cls)
            if impl is None:
                impl = _find_impl(cls, registry)
            known[cls] = impl
        return impl

    def register(cls, func=None):
        nonlocal token
        if _is_valid_dispatch_type(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
            annotations = getattr(cls, '__annotations__', {})
            if not annotations:
                raise TypeError(f'Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` '
                                'or plain `@register` on an annotated function.')
            func = cls
            from typing import get_type_hints
            argname, cls = next(iter(get_type_hints(func).items()))
            if not _is_valid_dispatch_type(cls):
                if _is_union(cls):
                    raise TypeError(f'Invalid annotation for {argname!r}. {cls!r} not all arguments are classes.')
                raise TypeError(f'Invalid annotation for {argname!r}. {cls!r} is not a class.')
        if _is_union(cls):
            for arg in cls.__args__:
                registry[arg] = func
        else:
            registry[cls] = func
        if token is None and hasattr(cls, '__abstractmethods__'):
            token = get_cache_token()
        known.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, '__name__', 'singledispatch function')
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = known.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """A method whose implementation depends on the type of its first argument."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch
        name = getattr(self.func, '__name__', 'singledispatchmethod method')

        def _method(*args, **kwargs):
            if not args:
                raise TypeError(f'{name} requires at least 1 positional argument')
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    def __repr__(self):
        name = getattr(self.func, '__qualname__', None) or getattr(self.func, '__name__', '?')
        return f'<single dispatch method descriptor {name}>'

# What CPython writes in C: see bind_library.rs.
_native_names = ('partial', 'reduce', 'cmp_to_key', '_lru_cache_wrapper', 'KeyWrapper')
