# import statements: forms, names, missing modules and names, module objects.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import math
import json as j
import collections.abc
from math import pi, sqrt as root
from collections import deque, OrderedDict as OD
from itertools import *

print(math.pi == pi, root(9), j.dumps([1]), collections.abc.Sized.__name__, deque([1]), OD(), list(chain('a', 'b')), collections.Counter('a'))
print(type(math).__name__, math.__name__, repr(math).startswith("<module 'math'"), isinstance(j, type(math)), j.__name__, hasattr(math, 'sqrt'))


def local():
    import string
    from functools import reduce

    return string.digits, reduce(lambda a, b: a + b, [1, 2])


print(local())
attempt(lambda: string)
for text in ('import no_such_module', 'import no.such', 'from no_such import x', 'from math import no_such_name', 'from math import pi, nope', 'import math.nothing', 'from math import *\nprint(sin(0))', 'from . import x', 'from .sibling import x', 'import json.decoder\nprint(json.decoder.__name__)', 'import collections.nothing', 'from collections import abc\nprint(abc.__name__)', 'from json import JSONDecodeError, nothing', 'from math.pi import x', 'import math as m, json as k\nprint(m.e > 2, k.loads("1"))', 'from __future__ import annotations\nprint("future")', 'from __future__ import nothing', 'import __main__\nprint(__main__.__name__)'):
    print(repr(text), end=' -> ')
    try:
        exec(text, {})
        print('fine')
    except Exception as e:
        print(type(e).__name__, str(e).split(' (')[0], getattr(e, 'name', None))
math.added = 'attributes can be set'
print(math.added)
import math as again

print(again.added, again is math)
del math.added
attempt(lambda: math.added)
attempt(lambda: math.sqr(4))
attempt(lambda: math())
attempt(lambda: math[0])
pi = 'rebound'
print(math.pi != pi, __import__('math') is math)
attempt(__import__, 'nothing_here')
attempt(__import__, 5)
attempt(__import__, '')
try:
    import missing_one
except ModuleNotFoundError as e:
    print(e, e.name, isinstance(e, ImportError))
try:
    from json import missing_two
except ImportError as e:
    print(type(e).__name__, e.name, str(e).split(' (')[0])
import sys

print('math' in sys.modules, sys.modules['math'] is math, sys.version_info[:2], sys.maxsize, sys.byteorder)
print(sorted(n for n in vars(math) if n.startswith('is')), 'pi' in dir(math))
if True:
    import random as r
else:
    import nothing
print(r.__name__)


class Uses:
    import math
    from math import floor

    def area(self):
        return self.math.floor(2.5)


print(Uses().area(), Uses.floor(1.5))
