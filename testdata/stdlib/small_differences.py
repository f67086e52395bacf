# Corners of the library that programs made by chance have found.
import ast
import decimal
import functools
import itertools
import operator
import re
from collections import OrderedDict, deque


def show(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: list(itertools.islice([1], -2)))
show(lambda: list(itertools.islice([1], -1)))
show(lambda: list(itertools.islice([1], 'x')))
show(lambda: list(itertools.islice([1], 1, -1)))
show(lambda: list(itertools.islice([1], 1, -5)))
show(lambda: list(itertools.islice([1], -1, 5)))
show(lambda: list(itertools.islice([1], 0, 5, 0)))
show(lambda: operator.concat({}, 1))
show(lambda: functools.lru_cache(None)('b'))
show(lambda: deque([1]) * None)
show(lambda: OrderedDict().move_to_end('k'))
show(lambda: OrderedDict().move_to_end((1, 2)))
show(lambda: re.compile('[K-\\x41-Z]'))
show(lambda: re.compile('[z-a]'))
show(lambda: divmod(decimal.Decimal('0.5'), decimal.Decimal(0)))
with decimal.localcontext() as context:
    decimal.Decimal('1e-28') / 3 + decimal.Decimal(2).ln()
    print([signal.__name__ for signal in context.flags])
    print(context)
    show(lambda: setattr(context, 'prec', None))
    show(lambda: setattr(context, 'prec', '3'))
for text in ('a b', '{', "'a", '\n.', '1 +', '(1', '1_'):
    show(lambda: ast.literal_eval(text))
for text in ('name', 'f()', 'a.b', '[1, name]'):
    try:
        ast.literal_eval(text)
    except ValueError as error:
        print(str(error).split(' at 0x')[0])
print(sum([-0.0, -16.3, -76.8, 90], True), sum([0.1] * 10), sum([True, 2], True))
ordered = OrderedDict([(0, 'a'), (1, 'b'), ((), 'c')])
ordered.move_to_end(False)
ordered.move_to_end(True, last=False)
print(ordered)

import copy
import enum
import statistics
import string
import struct

show(lambda: [next(itertools.count(False, True)), next(itertools.count(True)), next(itertools.count(True, 2))])


class Odd(enum.Flag):
    A = -0.0
    B = 5
    C = enum.auto()
    D = 1.5


show(lambda: (list(Odd), Odd.B.value, Odd.A))
show(lambda: statistics.stdev([139, float('inf'), -38]))
show(lambda: statistics.pstdev([1.0, float('nan')]))
show(lambda: string.capwords(b'a b'))
show(lambda: string.capwords('a-b c', '-'))
show(lambda: struct.pack('>f', b'42'))
show(lambda: struct.pack('>d', '4'))
for triple in ((0, (4, 7), None), (0, 'ab', 'F'), (0, 5, 'F'), (0, 5, None), (2, 5, None), (0, (1,), 10**30), (0, (1,), 'x'), (True, (1,), 2)):
    show(lambda: decimal.Decimal(triple))
for base in ('-Inf', 'Inf', '-2', '0.5', '1E-99', '1E5', '0.1', '10', '-10', '1E+39'):
    for power in ('Inf', '-Inf', '1000', '5E2', '3', '-3', '0.5'):
        show(lambda: decimal.Decimal(base) ** decimal.Decimal(power))
for pattern in ('a\\1\\', '(?:||){2,1}\\', '(?#c)\\1\\', '\\', 'a\\\\', '[\\', '(a\\'):
    show(lambda: re.compile(pattern))
show(lambda: re.compile(b'a(?=(?(1)|)-)', re.U))
show(lambda: functools.reduce(max, [1], initil=2))

import math
import zlib

show(lambda: math.sumprod([-30.0, 2.2e-308], [8.07, 1e6]))
show(lambda: math.sumprod([-30, 2.2250738585072014e-308], [8.07, 0x533785]))
show(lambda: math.sumprod([0.1] * 10, [3] * 10))
show(lambda: math.sumprod([1e-200, 1e308], [1e-200, 10]))
for data in (b'', b'x', b'0', b'00', b'abc', b'x\x9c', b'x\x9d', b'\x68\x81', b'x \x80', b'\x98\x83ab'):
    show(lambda: zlib.decompress(data))
with decimal.localcontext(prec=10):
    for base, power in (('1000.5', 4), ('1000.5', 3), ('-1.1', 101), ('7', 12), ('0.3', 17), ('99999.9', 9), ('1.000001', 1000)):
        show(lambda: decimal.Decimal(base) ** power)
for a, b, c in (('-Infinity', '0E+3', 'NaN'), ('0', 'Inf', 'sNaN5'), ('NaN1', '2', 'sNaN3'), ('0', 'Inf', '1')):
    show(lambda: decimal.Decimal(a).fma(decimal.Decimal(b), decimal.Decimal(c)))
for sign in (2**100, -2**100, 10**30):
    show(lambda: decimal.Decimal((sign, (1,), 2)))
