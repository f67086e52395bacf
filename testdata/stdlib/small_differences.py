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
