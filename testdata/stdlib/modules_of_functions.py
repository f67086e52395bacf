# Functions and classes say which module they are of, whichever file of the library they stand in.
import asyncio
import collections
import dataclasses
import enum
import functools
import re
import typing
from typing import NamedTuple, TypedDict

for f in (typing.TypedDict, typing.NamedTuple, typing.get_type_hints, typing.overload, typing.cast, typing.Protocol,
          dataclasses.dataclass, dataclasses.field, functools.wraps, enum.unique, enum.Enum, enum.IntFlag,
          re.compile, re.RegexFlag, asyncio.run, asyncio.gather, collections.namedtuple,
          collections.Counter):
    print(f.__module__, f.__name__)


class Movie(TypedDict):
    title: str


class Point(NamedTuple):
    x: int


print(Movie.__module__, Point.__module__, (lambda: 0).__module__, Movie(title='a'))
try:
    TypedDict('Bad', (), total=True)
except TypeError as e:
    print(e)
space = {'__name__': 'given'}
exec('def f(): pass\nclass C: pass\n__name__ = "later"\ndef g(): pass', space)
print(space['f'].__module__, space['C'].__module__, space['g'].__module__)
__name__ = 'renamed'
def here(): pass
print(here.__module__)

import statistics
print(statistics.LinearRegression.__module__, statistics.LinearRegression.__qualname__)
