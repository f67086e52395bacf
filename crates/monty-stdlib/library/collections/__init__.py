"""Containers beyond the builtin ones."""

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque',
           'namedtuple']

from _collections_named import namedtuple
from _collections_dicts import Counter, OrderedDict, _count_elements, defaultdict

deque = _native_type('deque')


import collections.abc as abc
from _collections_wrappers import ChainMap, UserDict, UserList, UserString
_native_names = ('defaultdict', 'OrderedDict')
