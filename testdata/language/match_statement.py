# match: every kind of pattern, guards, captures, order, errors.
from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Colour:
    RED = 'r'
    GREEN = 'g'


def kind(x):
    match x:
        case 0:
            return 'zero'
        case -1 | -2:
            return 'negative'
        case 1.5:
            return 'one and a half'
        case 2 + 3j:
            return 'complex'
        case 'a' | 'b' as letter:
            return f'letter {letter}'
        case b'raw':
            return 'bytes'
        case True:
            return 'true'
        case None:
            return 'none'
        case Colour.RED:
            return 'red'
        case []:
            return 'empty sequence'
        case [1, 2]:
            return 'one two'
        case [x]:
            return f'single {x}'
        case [1, *rest]:
            return f'one then {rest}'
        case (first, *_, 9):
            return f'{first} to 9'
        case [[a, b], c]:
            return f'nested {a} {b} {c}'
        case {'type': 'circle', 'r': r}:
            return f'circle {r}'
        case {'type': t, **others}:
            return f'type {t} with {others}'
        case {}:
            return 'some mapping'
        case Point(x=0, y=0):
            return 'origin'
        case Point(0, y):
            return f'on y at {y}'
        case Point(x, y) if x == y:
            return f'diagonal {x}'
        case Point():
            return 'point'
        case int(n) if n > 100:
            return f'big {n}'
        case int() | float():
            return 'number'
        case str(s) if len(s) > 3:
            return f'long {s!r}'
        case str():
            return 'short string'
        case set():
            return 'set'
        case type():
            return 'a class'
        case _:
            return f'other {type(x).__name__}'


for x in (0, 0.0, -1, -2, 1.5, 2 + 3j, 'a', 'r', b'raw', True, False, None, [], (), [1, 2], (1, 2), [7], [1, 5, 6], (4, 8, 9),
          [[1, 2], 3], {'type': 'circle', 'r': 2}, {'type': 'box', 'w': 1}, {}, {'k': 1}, Point(0, 0), Point(0, 5), Point(3, 3),
          Point(1, 2), 101, 50, 2.5, 'hello', 'hey', {1}, int, object(), range(2), 'ab', bytearray(b'raw')):
    print(x if not type(x) is object else 'object', '->', kind(x))


class Custom:
    __match_args__ = ('a', 'b')

    def __init__(self, a, b):
        self.a, self.b = a, b


class BadArgs:
    __match_args__ = 5


class NonString:
    __match_args__ = (1,)


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def custom(x):
    match x:
        case Custom(1, b=b):
            return f'b {b}'
        case Custom(a, b):
            return f'a {a} b {b}'


def too_many(x):
    match x:
        case Custom(1, 2, 3):
            return 'no'


def bad(x):
    match x:
        case BadArgs(1):
            return 'no'


def non_string(x):
    match x:
        case NonString(1):
            return 'no'


def twice(x):
    match x:
        case Custom(1, a=2):
            return 'no'


def int_two(x):
    match x:
        case int(1, 2):
            return 'no'


def not_class(x):
    match x:
        case not_a_class():
            return 'no'


not_a_class = 5
attempt(custom, Custom(1, 9))
attempt(custom, Custom(2, 9))
attempt(custom, 5)
attempt(too_many, Custom(1, 2))
attempt(bad, BadArgs())
attempt(non_string, NonString())
attempt(twice, Custom(1, 2))
attempt(int_two, 1)
attempt(not_class, 1)


def captures(x):
    match x:
        case [a, b] if a > b:
            pass
        case [a, _, *rest]:
            pass
    return sorted((k, v) for k, v in locals().items() if k != 'x')


print(captures([2, 1]), captures([1, 2, 3]), captures([1, 2]), captures('no'))
log = []


class Watch:
    def __eq__(self, other):
        log.append(other)
        return other == 3


match Watch():
    case 1 | 2:
        print('no')
    case 3:
        print('three after', log)
match 1, [2, {'k': (3, 4)}]:
    case a, [b, {'k': (c, d)}]:
        print(a, b, c, d)
match = case = 1
print(match + case)
