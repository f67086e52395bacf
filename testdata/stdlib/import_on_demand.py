# Names of library modules behave as if the whole module had run when it was imported.
import json
import re
import sys
import typing
import collections
import enum
import statistics as st

print(re.__doc__ is not None, typing.__name__, 'OrderedDict' in dir(collections))
print('dumps' in vars(json), 'Optional' in vars(typing), hasattr(typing, 'Nothing'))
print(sorted(n for n in vars(re) if n in ('A', 'compile', 'Pattern', 'sub')))
print(callable(vars(re)['compile']), re.__dict__['sub'] is re.sub)

# Replaced before the first use, and put back.
original = typing.Optional
typing.Optional = 'mine'
print(typing.Optional)
typing.Optional = original
print(typing.Optional[int])
collections.ChainMap = None
from collections import ChainMap
print(ChainMap)

# Removed before the first use.
del st.NormalDist
try:
    st.NormalDist
except AttributeError as e:
    print(e)
print(hasattr(st, 'NormalDist'), hasattr(st, 'median'))
try:
    from statistics import NormalDist
except ImportError as e:
    print(e.name, e.name_from)
try:
    del st.NormalDist
except AttributeError as e:
    print(type(e).__name__)

# A class body and a function find them.
from dataclasses import *
from enum import *


class Color(Enum):
    RED = auto()
    GREEN = auto()


@dataclass
class Point:
    x: int = field(default=0)


print(list(Color), Point(), is_dataclass(Point), Color.RED.__class__.__module__, Enum.__module__, dataclass.__qualname__)
print(collections.abc.Sequence.__module__, collections.Counter.__module__, st.mean.__qualname__, re.IGNORECASE)

# Registered classes, whichever of the abstract ones is named first.
import collections.abc
import numbers
print(isinstance([], collections.abc.Sequence), isinstance({}, collections.abc.Mapping), isinstance(set(), collections.abc.Set))
print(isinstance({}.values(), collections.abc.MappingView), isinstance(1, numbers.Number), isinstance(1.5, numbers.Real))
print(issubclass(bool, numbers.Rational), issubclass(float, numbers.Rational))


def deep(n):
    # What first fails for want of depth works later.
    try:
        return deep(n + 1)
    except RecursionError:
        return n


def first_use(n):
    if n:
        return first_use(n - 1)
    import graphlib
    return graphlib.TopologicalSorter({1: [2]}).static_order()


print(deep(0) > 100)
limit = deep(0)
found = 0
for n in range(limit - 30, limit + 1):
    try:
        list(first_use(n))
        found += 1
    except RecursionError:
        pass
print(list(first_use(0)), found > 0)
