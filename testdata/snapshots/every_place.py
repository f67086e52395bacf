# tools: echo add fail
# Every place in which Python calls Python, one section each; each suspends in a host call there.
import bisect
import collections
import contextlib
import copy
import dataclasses
import enum
import functools
import heapq
import itertools
import json
import operator
import re
import statistics
import string
import textwrap
import typing


def section(title):
    print(f'-- {title}')


section('keys and comparisons of sorting')
print(sorted([3, 1, 2], key=echo), sorted('bca', key=lambda c: -echo(ord(c)), reverse=True))
numbers = [3, 1, 2]
numbers.sort(key=lambda n: echo(n) % 3)
print(numbers, min(numbers, key=echo), max(numbers, key=lambda n: -echo(n)))
print(sorted([2, 3, 1], key=functools.cmp_to_key(lambda a, b: echo(a) - echo(b))))


@functools.total_ordering
class Ranked:
    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        return echo(self.rank) < other.rank

    def __eq__(self, other):
        return echo(self.rank) == other.rank

    def __hash__(self):
        return echo(hash(self.rank))

    def __repr__(self):
        return f'R{echo(self.rank)}'


ranks = [Ranked(n) for n in (2, 3, 1)]
print(sorted(ranks), min(ranks), max(ranks), Ranked(1) >= Ranked(2), Ranked(1) != Ranked(2))
heap = list(ranks)
heapq.heapify(heap)
heapq.heappush(heap, Ranked(0))
print(heapq.heappop(heap), heapq.nsmallest(2, ranks), heapq.nlargest(1, [1, 5, 3], key=echo))
print(bisect.bisect(sorted(ranks), Ranked(2)), bisect.bisect_left([1, 3, 5], 3, key=echo))
print(list(heapq.merge([1, 4], [2, 3], key=echo)), statistics.mean(echo(n) for n in (1, 2, 3)))

section('hashes and equality in dicts and sets')
table = {Ranked(1): 'one', Ranked(2): 'two'}
print(table[Ranked(2)], table.get(Ranked(3)), Ranked(1) in table, table.pop(Ranked(1)), table)
print({Ranked(1), Ranked(1)}, {Ranked(1)} | {Ranked(2)} == {Ranked(2), Ranked(1)}, {Ranked(1)} <= {Ranked(1)})
print([Ranked(1)].index(Ranked(1)), [Ranked(1)].count(Ranked(1)), Ranked(2) in [Ranked(1), Ranked(2)])
print((Ranked(1), 2) == (Ranked(1), 2), [Ranked(1)] < [Ranked(2)], {1: Ranked(1)} == {1: Ranked(1)})
found = [Ranked(1), Ranked(2)]
found.remove(Ranked(2))
print(found, dict.fromkeys([Ranked(1), Ranked(1)], 0), collections.Counter([Ranked(1), Ranked(1)]))

section('functions that call functions')
print(list(map(echo, [1, 2])), list(map(add, [1, 2], [3, 4])), list(filter(lambda n: echo(n) > 1, [1, 2, 3])))
print(functools.reduce(add, [1, 2, 3]), functools.reduce(lambda a, b: add(a, b), 'abc', ''), functools.partial(add, 1)(2))
print(list(itertools.accumulate([1, 2, 3], add)), list(itertools.starmap(add, [(1, 2), (3, 4)])))
print(list(itertools.takewhile(lambda n: echo(n) < 3, range(9))), list(itertools.dropwhile(lambda n: echo(n) < 3, range(5))))
print([(k, list(g)) for k, g in itertools.groupby([1, 1, 2], key=echo)], list(itertools.filterfalse(echo, [0, 1])))
pages = iter([1, 2, 0, 3])
print(list(iter(lambda: echo(next(pages)), 0)), list(zip(map(echo, 'ab'), (echo(n) for n in (1, 2)))))


@functools.cache
def cached(n):
    return echo(n) * 2


@functools.lru_cache(maxsize=1)
def recent(n):
    return echo(n) * 3


@functools.singledispatch
def shown(value):
    return echo('any')


@shown.register
def _(value: int):
    return echo('int')


print(cached(2), cached(2), recent(2), recent(3), cached.cache_info().hits, shown(1), shown('x'))
print(operator.methodcaller('upper')(echo('a')), operator.attrgetter('rank')(Ranked(echo(4))))

section('natives that drive generators')


def numbered(n):
    for i in range(n):
        yield echo(i)


print(sum(numbered(4)), any(n > 1 for n in numbered(3)), all(n < 9 for n in numbered(3)), sum(numbered(3), 10))
print('-'.join(str(n) for n in numbered(3)), b'.'.join(bytes([n]) for n in numbered(2)), list(numbered(2)))
print(tuple(numbered(2)), set(numbered(2)), frozenset(numbered(1)), dict((n, n) for n in numbered(2)))
first, *rest = numbered(3)
(a, b), c = numbered(2), echo(3)
print(first, rest, a, b, c, [*numbered(2), *numbered(1)], {**{str(n): n for n in numbered(2)}}, max(*numbered(3)))
print(list(enumerate(numbered(2))), list(reversed(list(numbered(2)))), collections.deque(numbered(3), maxlen=2))
print(bytes(numbered(3)), bytearray(numbered(2)), list(itertools.chain.from_iterable(numbered(n) for n in numbered(3))))
print(list(itertools.islice(numbered(9), 1, 3)), list(itertools.product(numbered(2), repeat=2)), 2 in numbered(3))
letters = ['x', 'y', 'z']
letters[1:2] = (str(n) for n in numbered(2))
letters.extend(str(n) for n in numbered(1))
letters += (echo(s) for s in 'pq')
print(letters, list(itertools.zip_longest(numbered(2), numbered(1))), list(itertools.batched(numbered(3), 2)))


def delegating():
    got = yield from replying()
    yield add(got, 1)


def replying():
    received = yield echo(1)
    try:
        yield add(received, 1)
    except ValueError as e:
        return echo(len(str(e)))
    finally:
        print('finally', echo('closing'))


running = delegating()
print(next(running), running.send(5), running.throw(ValueError('four')))
running.close()
closing = replying()
next(closing)
closing.send(1)
closing.close()

section('comprehensions')
print([echo(x) for x in numbered(3) if echo(x)], {echo(x) for x in 'a'}, {echo(k): echo(v) for k, v in [(1, 2)]})
print(list(echo(x) for x in echo([1, 2])), [y for x in numbered(2) for y in numbered(x)])

section('creation of objects')


class Meta(type):
    def __prepare__(name, bases, **kwargs):
        return {'prepared': echo(name)}

    def __new__(mcls, name, bases, namespace, **kwargs):
        return super().__new__(mcls, echo(name), bases, namespace)

    def __init__(cls, name, bases, namespace, **kwargs):
        cls.options = echo(sorted(kwargs))

    def __call__(cls, *args):
        print('called', echo(cls.__name__))
        return super().__call__(*args)

    def __instancecheck__(cls, instance):
        return echo(instance) == 1

    def __subclasscheck__(cls, subclass):
        return echo(subclass.__name__) == 'int'

    def __getattr__(cls, name):
        return echo(name)

    def __iter__(cls):
        yield echo('class')


class Named:
    def __set_name__(self, owner, name):
        self.name = echo(name)

    def __get__(self, obj, owner=None):
        return echo(self.name) if obj is not None else self

    def __set__(self, obj, value):
        print('set', self.name, echo(value))

    def __delete__(self, obj):
        print('delete', echo(self.name))


class Base:
    def __init_subclass__(cls, tag=None, **kwargs):
        print('subclass', cls.__name__, echo(tag))

    def __class_getitem__(cls, item):
        return f'{cls.__name__}[{echo(item)}]'


def decorated(thing):
    thing.note = echo('decorated')
    return thing


@decorated
class Made(Base, metaclass=Meta, tag=echo('t')):
    field = Named()
    body = echo('in the body')

    def __new__(cls, *args):
        return super().__new__(cls)

    def __init__(self, value=echo('default')):
        self.value = echo(value)


made = Made()
made.field = 1
print(made.field, made.value, Made.note, Made.prepared, Made.options, Made.body, Made.missing, Base[echo(int.__name__)])
del made.field
print(isinstance(1, Made), issubclass(int, Made), list(Made), type('Dynamic', (Base,), {}, tag=1).__name__)


@dataclasses.dataclass(order=True)
class Point:
    x: int
    tags: list = dataclasses.field(default_factory=lambda: [echo('made')])
    total: int = dataclasses.field(init=False, default=0)

    def __post_init__(self):
        self.total = add(self.x, len(self.tags))


print(Point(1), Point(1) == Point(1), Point(1) < Point(2), dataclasses.replace(Point(2), x=5), dataclasses.asdict(Point(3)))


class Color(enum.Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last):
        return echo(count + 1)

    def __init__(self, code):
        self.code = echo(code)

    @classmethod
    def _missing_(cls, value):
        return cls.RED if echo(value) == 'red' else None

    RED = echo(1)
    BLUE = enum.auto()


print(Color('red'), Color.BLUE.code, [member.name for member in Color], Color(2))
made_lists = collections.defaultdict(lambda: echo([]))
made_lists['a'].append(1)


class Fallback(dict):
    def __missing__(self, key):
        return echo(key)


print(dict(made_lists), Fallback()['lost'], collections.ChainMap({}, Fallback())['deep'])
Pair = collections.namedtuple('Pair', 'a b', defaults=[echo(2)])
print(Pair(echo(1)), Pair._make(numbered(2)), typing.NamedTuple('N', [('a', int)])(echo(1)))

section('attributes')


class Attributes:
    def __init__(self):
        object.__setattr__(self, 'kept', {})

    @property
    def temperature(self):
        return echo(20)

    @temperature.setter
    def temperature(self, value):
        print('temperature', echo(value))

    @temperature.deleter
    def temperature(self):
        print('no temperature', echo('gone'))

    @functools.cached_property
    def once(self):
        return echo('computed')

    @classmethod
    def of_class(cls):
        return echo(cls.__name__)

    def __getattr__(self, name):
        if name.startswith('_') or echo(name) == 'absent':
            raise AttributeError(name)
        return name

    def __setattr__(self, name, value):
        if name == 'temperature':
            return object.__setattr__(self, name, value)
        self.kept[name] = echo(value)

    def __delattr__(self, name):
        if name == 'temperature':
            return object.__delattr__(self, name)
        print('delattr', echo(name))

    def __dir__(self):
        return ['kept', echo('listed')]


class Watched:
    def __getattribute__(self, name):
        return echo(name)


things = Attributes()
things.temperature = things.temperature + 1
del things.temperature, things.other
things.x = 1
print(things.once, things.y, hasattr(things, 'absent'), getattr(things, 'absent', 'dflt'), things.kept, Attributes.of_class())
print(dir(things), Watched().anything, getattr(Watched(), 'asked'))

section('operators and conversions')


class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Number(add(self.n, other.n)) if isinstance(other, Number) else NotImplemented

    def __radd__(self, other):
        return Number(add(other, self.n))

    def __iadd__(self, other):
        self.n = add(self.n, other)
        return self

    def __neg__(self):
        return Number(-echo(self.n))

    def __matmul__(self, other):
        return echo('matmul')

    def __divmod__(self, other):
        return echo((1, 2))

    def __pow__(self, other, modulo=None):
        return echo((other, modulo))

    def __bool__(self):
        return echo(self.n > 0)

    def __int__(self):
        return echo(self.n)

    __index__ = __int__

    def __float__(self):
        return echo(float(self.n))

    def __complex__(self):
        return complex(echo(self.n))

    def __round__(self, digits=None):
        return echo(digits)

    def __trunc__(self):
        return echo(self.n)

    def __abs__(self):
        return echo(abs(self.n))

    def __str__(self):
        return echo(f'str{self.n}')

    def __repr__(self):
        return echo(f'repr{self.n}')

    def __format__(self, spec):
        return echo(f'fmt{spec}')

    def __bytes__(self):
        return echo(b'bytes')

    def __len__(self):
        return echo(self.n)

    def __getitem__(self, key):
        if key == self.n:
            raise IndexError(echo('end'))
        return echo(key)

    def __setitem__(self, key, value):
        print('setitem', key, echo(value))

    def __delitem__(self, key):
        print('delitem', echo(key))

    def __contains__(self, item):
        return echo(item) == 1

    def __reversed__(self):
        return iter([echo('reversed')])

    def __call__(self, *args, **kwargs):
        return echo(args), echo(kwargs)

    def __length_hint__(self):
        return echo(1)

    def __sizeof__(self):
        return echo(1)


two = Number(2)
two += 1
print((Number(1) + Number(2)).n, (5 + Number(2)).n, (-Number(1)).n, Number(1) @ 2, divmod(two, 1), pow(two, 2, 3), two ** 2)
print('yes' if two else 'no', not two, two and 1, int(two), float(two), complex(two), round(two), round(two, 1), abs(two))
print(str(two), repr(two), f'{two} {two!r} {two:>5}', '{} {!r} {:x}'.format(two, two, two), '%s %r %d' % (two, two, two), format(two, 'q'))
print(bytes(two), len(two), two[1], list(two), 1 in two, list(reversed(two)), two(1, k=2), [10, 20, 30, 40][two], 'ab' * two)
two[0] = 1
del two[0]
print(hex(two), bin(two), list(range(two)), [1, 2, 3, 4][:two], [two], {'k': two}, (two,), string.Template('$x').substitute(x=two))
print([0] * two, 'abcdef'[two], bytes([two]), chr(Number(97)), sum([Number(1), Number(2)], Number(0)).n)


class Stepping:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        echo('iter')
        return self

    def __next__(self):
        if echo(self.n) == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Stepping(2)), [x for x in Stepping(1)], next(Stepping(1)), dict(zip(Stepping(2), Stepping(2))), max(Stepping(3)))


class Mapped:
    def keys(self):
        return echo(['a', 'b'])

    def __getitem__(self, key):
        return echo(key.upper())


print({**Mapped()}, dict(Mapped()), (lambda **kwargs: kwargs)(**Mapped()), '{a}'.format_map(Mapped()), '%(b)s' % {'b': echo(1)})

section('statements and blocks')


class Managed:
    def __init__(self, swallow):
        self.swallow = swallow

    def __enter__(self):
        return echo('entered')

    def __exit__(self, *exc):
        return echo(self.swallow)


@contextlib.contextmanager
def managed(name):
    print('before', echo(name))
    try:
        yield echo(name)
    finally:
        print('after', echo(name))


with Managed(True) as entered, managed('m') as name, contextlib.ExitStack() as stack:
    stack.callback(lambda: print('callback', echo('c')))
    print(entered, name)
    raise ValueError('swallowed')
with contextlib.suppress(ValueError):
    fail('ValueError', 'in the host')


class Catching(Exception):
    def __init__(self, text):
        super().__init__(echo(text))

    def __str__(self):
        return echo('text of it')


try:
    try:
        raise Catching('a')
    except echo((KeyError, Catching)) if False else Catching as e:
        print('caught', e, e.args, echo('handler'))
        raise KeyError(echo('k')) from e
    else:
        print('not here')
    finally:
        print('finally', echo('f'))
except KeyError as e:
    print(repr(e), repr(e.__cause__))
try:
    raise ExceptionGroup('g', [ValueError(echo(1)), TypeError(echo(2))])
except* ValueError as group:
    print('values', echo(len(group.exceptions)))
except* TypeError as group:
    print('types', group.subgroup(lambda e: echo(isinstance(e, TypeError))) is not None)


class Matched:
    __match_args__ = ('first', 'second')

    @property
    def first(self):
        return echo(1)

    @property
    def second(self):
        return echo(2)


match Matched():
    case Matched(first=9):
        print('no')
    case Matched(1, other) if echo(other) == 2:
        print('matched', other)
match {'kind': echo('k'), 'rest': 1}:
    case {'kind': 'k', **others}:
        print('mapping', others)
while echo(two.n) > 2:
    two.n -= 1
for two.n in numbered(2):
    print('target', two.n)
assert echo(True), echo('never asked')
total = 0
total += echo(5)
print(total, (walrus := echo(1)), echo(1) < echo(2) < echo(3), echo(1) if echo(0) else echo(2), echo(0) or echo(3), lambda_default := (lambda x=echo(4): x)())

section('text with callbacks')
print(re.sub(r'\d+', lambda m: str(add(int(m[0]), 1)), 'a1 b22 c333'), re.subn('x', lambda m: echo('y'), 'axbx'))
print(re.compile('(?P<n>[a-z])').sub(lambda m: echo(m['n'].upper()), 'abc'), textwrap.indent('a\nb', '> ', lambda line: echo(line) != 'a\n'))
print([echo(m.group()) for m in re.finditer(r'\w', 'ab')])

section('json hooks')


class Plain:
    pass


print(json.dumps({'a': Plain()}, default=lambda o: echo(type(o).__name__)), json.dumps([Plain()], default=lambda o: {'n': echo(1)}, indent=1))
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: echo(sorted(d))), json.loads('[1.5, 2]', parse_float=lambda s: echo(s), parse_int=lambda s: add(int(s), 1)))
print(json.loads('{"a": 1}', object_pairs_hook=lambda pairs: echo(pairs)), json.loads('NaN', parse_constant=echo))


class Encoder(json.JSONEncoder):
    def default(self, o):
        return echo('encoded')


print(json.dumps(Plain(), cls=Encoder), json.dumps({'k': (echo(n) for n in ())}.keys(), default=list))

section('copies and other hooks')


class Copied:
    def __copy__(self):
        return echo('copied')

    def __deepcopy__(self, memo):
        return echo('deep')


print(copy.copy(Copied()), copy.deepcopy([Copied()]), eval('echo(1) + 1'), [exec('print(echo("exec"))')])
print(sorted({'b': 1, 'a': 2}.items(), key=lambda kv: echo(kv[1])), list(map(lambda x, y: echo(x) + y, [1], [2])))
print(vars(Attributes())['kept'], format(Number(1)), callable(Number(1)), isinstance(Number(1), (int, Number)))
print(list(filter(None, [Number(0), Number(1)])), [*map(str, [Number(7)])], any([Number(0), Number(2)]), all([Number(1)]))
