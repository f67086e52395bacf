"""Shallow and deep copies."""

__all__ = ['Error', 'copy', 'deepcopy', 'replace']

import types


class Error(Exception):
    pass


error = Error

_immutable = frozenset((
    type(None), int, float, bool, complex, str, tuple, bytes, frozenset, type, range, slice, property,
    types.BuiltinFunctionType, types.EllipsisType, types.NotImplementedType, types.FunctionType, types.CodeType))
# Immutable even if what they hold is not: for deep copies.
_atomic = (_immutable - {tuple, frozenset, slice}) | {types.MethodDescriptorType}


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
    rv = _reduce(x, cls)
    if isinstance(rv, str):
        return x
    return _reconstruct(x, None, *rv)



def _reduce(x, cls):
    """What the object says it is made of; None if plain attributes are all there is to it."""
    import copyreg
    reductor = copyreg.dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    reductor = getattr(x, '__reduce_ex__', None)
    if reductor is not None and getattr(cls, '__reduce_ex__', None) is not getattr(object, '__reduce_ex__', None):
        return reductor(4)
    reductor = getattr(cls, '__reduce__', None)
    if reductor is not None and reductor is not getattr(object, '__reduce__', None):
        return reductor(x)
    return _default_reduce(x, cls)


def _default_reduce(x, cls):
    """As object.__reduce_ex__(4): the class, arguments of __new__, the state, items."""
    import copyreg
    if cls.__module__ == 'builtins' and cls.__name__ in _REFUSED or isinstance(x, types.ModuleType):
        raise TypeError(f'cannot pickle {cls.__name__!r} object')
    kwargs = None
    if hasattr(cls, '__getnewargs_ex__'):
        args, kwargs = x.__getnewargs_ex__()
    elif hasattr(cls, '__getnewargs__'):
        args = x.__getnewargs__()
        if not isinstance(args, tuple):
            raise TypeError(f'__getnewargs__ should return a tuple, not {type(args).__name__!r}')
    else:
        args = ()
        for base in (int, float, str, bytes, bytearray, tuple, frozenset, complex):
            if isinstance(x, base):
                args = (base(x),)
    getstate = getattr(cls, '__getstate__', None)
    if getstate is not None and getstate is not getattr(object, '__getstate__', None):
        state = x.__getstate__()
    else:
        state = _default_state(x, cls)
    items = iter(x) if isinstance(x, list) else None
    pairs = iter(x.items()) if isinstance(x, dict) else None
    if isinstance(x, set):
        args = (list(x),)
        return cls, args, state
    if kwargs:
        return copyreg.__newobj_ex__, (cls, args, kwargs), state, items, pairs
    return copyreg.__newobj__, (cls, *args), state, items, pairs


_REFUSED = frozenset(('generator', 'coroutine', 'async_generator', 'frame', 'traceback', 'memoryview', 'cell', 'method',
                      'dict_keys', 'dict_values', 'dict_items'))


def _default_state(x, cls):
    import copyreg
    state = getattr(x, '__dict__', None) or None
    names = copyreg._slotnames(cls)
    if not names:
        return state
    slots = {}
    for name in names:
        try:
            slots[name] = getattr(x, name)
        except AttributeError:
            pass
    return (state, slots) if slots else state


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
