"""Shallow and deep copies."""

__all__ = ['Error', 'copy', 'deepcopy', 'replace']

import types


class Error(Exception):
    pass


error = Error

_immutable = frozenset((
    type(None), int, float, bool, complex, str, tuple, bytes, frozenset, type, range, slice, property,
    types.BuiltinFunctionType, types.EllipsisType, types.NotImplementedType, types.FunctionType, types.CodeType,
    types.MethodDescriptorType, types.WrapperDescriptorType))
# Immutable even if what they hold is not: for deep copies.
_atomic = _immutable - {tuple, frozenset, slice}


def copy(x):
    """Shallow copy operation on arbitrary Python objects."""
    cls = type(x)
    if cls in _immutable:
        return x
    if cls is list or cls is dict or cls is set or cls is bytearray:
        return x.copy()
    if issubclass(cls, type):
        return x
    copier = getattr(cls, '__copy__', None)
    if copier is not None:
        return copier(x)
    parts = _iterator_parts(x)
    if parts is not None:
        return _copy_iterator(x, cls, parts, None)
    rv = _reduce(x, cls)
    if isinstance(rv, str):
        return x
    return _reconstruct(x, None, *rv)


# Iterators of itertools whose state holds lists of their own.
_WITH_LISTS = frozenset(('permutations', 'combinations', 'combinations_with_replacement', 'product', 'zip_longest'))


def _copy_iterator(x, cls, parts, memo):
    """A builtin iterator at the same place: over the same things, or over their deep copies."""
    name = cls.__name__
    if name in ('pairwise', 'batched'):
        raise TypeError(f"cannot pickle 'itertools.{name}' object")
    if name.startswith('dict_') or name == 'set_iterator':
        # What is left of them.
        rest = list(_iterator_from(x, parts))
        return iter(rest if memo is None else deepcopy(rest, memo))
    if memo is not None:
        parts = deepcopy(parts, memo)
    elif cls.__module__ == 'itertools':
        [state] = parts
        own = name in _WITH_LISTS
        parts = [[item[:] if own and type(item) is list else item for item in state]]
    return _iterator_from(x, parts)


def _reduce(x, cls):
    """What the object says it is made of; None if plain attributes are all there is to it."""
    import copyreg
    reductor = copyreg.dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    reductor = getattr(x, '__reduce_ex__', None)
    if reductor is not None and getattr(cls, '__reduce_ex__', None) is not getattr(object, '__reduce_ex__', None):
        return reductor(4)
    getattr(x, '__reduce__', None)
    reductor = getattr(cls, '__reduce__', None)
    if reductor is not None and reductor is not getattr(object, '__reduce__', None):
        return reductor(x)
    return _default_reduce(x, cls)


def _default_reduce(x, cls):
    """As object.__reduce_ex__(4): the class, arguments of __new__, the state, items."""
    import copyreg
    if cls.__module__ == 'builtins' and cls.__name__ in _REFUSED or issubclass(cls, types.ModuleType):
        raise TypeError(_REFUSED.get(cls.__name__) or f'cannot pickle {cls.__name__!r} object')
    if cls is types.MethodType:
        return getattr, (x.__self__, x.__func__.__name__)
    if cls is types.MethodWrapperType:
        return getattr, (x.__self__, x.__name__)
    if cls is slice:
        return slice, (x.start, x.stop, x.step)
    kwargs = None
    if hasattr(cls, '__getnewargs_ex__'):
        args, kwargs = _both_arguments(x.__getnewargs_ex__())
    elif hasattr(cls, '__getnewargs__'):
        args = x.__getnewargs__()
        if not isinstance(args, tuple):
            raise TypeError(f'__getnewargs__ should return a tuple, not {type(args).__name__!r}')
    else:
        args = ()
        for base in (int, float, str, bytes, tuple, frozenset, complex):
            if issubclass(cls, base):
                args = (base(x),)
    getattr(x, '__getstate__', None)
    getstate = getattr(cls, '__getstate__', None)
    if getstate is not None and getstate is not getattr(object, '__getstate__', None):
        state = x.__getstate__()
    else:
        state = _default_state(x, cls, not args and not kwargs and not issubclass(cls, (list, dict)))
    items = iter(x) if issubclass(cls, list) else None
    pairs = iter(x.items()) if issubclass(cls, dict) else None
    if issubclass(cls, set):
        return cls, (list(x),), state
    if issubclass(cls, bytearray):
        return cls, (bytes(x),), state
    if kwargs:
        return copyreg.__newobj_ex__, (cls, args, kwargs), state, items, pairs
    return copyreg.__newobj__, (cls, *args), state, items, pairs


# Some of them in words of their own.
_REFUSED = dict.fromkeys(('generator', 'coroutine', 'async_generator', 'frame', 'traceback', 'cell', 'mappingproxy',
                          'getset_descriptor', 'member_descriptor', 'dict_keys', 'dict_values', 'dict_items',
                          'odict_keys', 'odict_values', 'odict_items'))
_REFUSED['memoryview'] = 'cannot pickle memoryview objects'


def _both_arguments(given):
    def refuse(what, wanted, v):
        raise TypeError(f'{what} {wanted}, not {type(v).__name__!r}')
    if not isinstance(given, tuple):
        refuse('__getnewargs_ex__', 'should return a tuple', given)
    if len(given) != 2:
        raise ValueError(f'__getnewargs_ex__ should return a tuple of length 2, not {len(given)}')
    args, kwargs = given
    if not isinstance(args, tuple):
        refuse('first item of the tuple returned by __getnewargs_ex__', 'must be a tuple', args)
    if not isinstance(kwargs, dict):
        refuse('second item of the tuple returned by __getnewargs_ex__', 'must be a dict', kwargs)
    return given


def _default_state(x, cls, required=False):
    import copyreg
    try:
        state = object.__getattribute__(x, '__dict__') or None
    except AttributeError:
        state = None
    names = copyreg._slotnames(cls)
    if required and _member_count(cls) > len(names):
        raise TypeError(f'cannot pickle {cls.__name__!r} object')
    if not names:
        return state
    slots = {}
    for name in names:
        try:
            slots[name] = getattr(x, name)
        except AttributeError:
            pass
    return (state, slots) if slots else state


def _member_count(cls):
    """How many slots its instances have, whatever `__slots__` says now."""
    count = 0
    for base in cls.__mro__:
        if '__slots__' in base.__dict__ or '__slotnames__' in base.__dict__:
            count += sum(type(v) is types.MemberDescriptorType for v in base.__dict__.values())
    return count


def deepcopy(x, memo=None, _nil=[]):
    """Deep copy operation on arbitrary Python objects."""
    cls = type(x)
    if cls in _atomic:
        return x
    d = id(x)
    if memo is None:
        memo = {}
    else:
        y = memo.get(d, _nil)
        if y is not _nil:
            return y
    if cls is list:
        y = []
        memo[d] = y
        for item in x:
            y.append(deepcopy(item, memo))
    elif cls is dict:
        y = {}
        memo[d] = y
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        y = _deepcopy_tuple(x, memo, d)
    elif cls is types.MethodType:
        y = cls(x.__func__, deepcopy(x.__self__, memo))
    elif issubclass(cls, type):
        return x
    else:
        y = _deepcopy_object(x, cls, memo)
    if y is not x:
        memo[d] = y
        # Keep the original alive while its id stands in the memo.
        try:
            memo[id(memo)].append(x)
        except KeyError:
            memo[id(memo)] = [x]
    return y


def _deepcopy_tuple(x, memo, d):
    y = [deepcopy(item, memo) for item in x]
    # A tuple that contains itself has been copied meanwhile.
    if d in memo:
        return memo[d]
    for a, b in zip(x, y):
        if a is not b:
            return tuple(y)
    return x


def _deepcopy_object(x, cls, memo):
    copier = getattr(x, '__deepcopy__', None)
    if copier is not None:
        return copier(memo)
    parts = _iterator_parts(x)
    if parts is not None:
        y = _copy_iterator(x, cls, parts, memo)
        memo[id(x)] = y
        return y
    rv = _reduce(x, cls)
    if isinstance(rv, str):
        return x
    return _reconstruct(x, memo, *rv)


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None):
    """Make the object anew from what it was reduced to; deeply if there is a memo."""
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, '__setstate__'):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            if slots is not None:
                for key, value in slots.items():
                    setattr(y, key, value)
    if listiter is not None:
        for item in listiter:
            y.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            y[key] = value
    return y


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values."""
    cls = obj.__class__
    func = getattr(cls, '__replace__', None)
    if func is None:
        raise TypeError(f'replace() does not support {cls.__name__} objects')
    return func(obj, **changes)
