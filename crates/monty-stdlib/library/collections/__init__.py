"""Containers beyond the builtin ones."""

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque',
           'namedtuple']

from _collections_named import namedtuple
from _collections_dicts import Counter, OrderedDict, _count_elements, defaultdict

deque = _native_type('deque')


def __getattr__(name):
    # Rarer, and built on the abstract base classes: made when they are first asked for.
    if name in ('ChainMap', 'UserDict', 'UserList', 'UserString'):
        import _collections_wrappers
        found = getattr(_collections_wrappers, name)
        globals()[name] = found
        return found
    if name == 'abc':
        import collections.abc
        return collections.abc
    raise AttributeError(f"module 'collections' has no attribute {name!r}")

from _collections_dicts import _native_names
