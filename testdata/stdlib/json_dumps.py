# json.dumps: every kind, indent, separators, sort_keys, default, errors.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import json

for x in (None, True, False, 0, -1, 2**70, 1.5, 1e100, 1e-7, -0.0, 1.0, 'text', '', 'é日😀', '"\\/\b\f\n\r\t\x00\x1f\x7f', [], {}, [1, [2, []]], (1, 2), {'a': 1, 'b': [True, None]}, {1: 'int', None: 'none', True: 't', 1.5: 'f'}, float('inf'), float('nan'), '\u2028\ud7ff', {'': {}}):
    print(json.dumps(x), json.dumps(x, ensure_ascii=False).encode('utf-8', 'backslashreplace').decode())
data = {'b': [1, 2, {'x': []}], 'a': {}, 'c': 'é', 'd': {'k': None}}
print(json.dumps(data, indent=2))
print(json.dumps(data, indent='--', sort_keys=True))
print(json.dumps(data, indent=0))
print(json.dumps(data, separators=(',', ':')), json.dumps(data, separators=(' , ', ' : ')), json.dumps([1, 2], indent=1, separators=(';', '=')))
print(json.dumps({'b': 1, 'a': 2}, sort_keys=True), json.dumps([], indent=2), json.dumps({}, indent=2), json.dumps([[]], indent=2), json.dumps('x', indent=4))
attempt(json.dumps, {1, 2})
attempt(json.dumps, b'bytes')
attempt(json.dumps, 1j)
attempt(json.dumps, {'a': {'b': {1}}})
attempt(json.dumps, {(1, 2): 3})
attempt(json.dumps, {(1, 2): 3, 'k': 1}, skipkeys=True)
attempt(json.dumps, {b'k': 1})
attempt(json.dumps, {1: 'a', 'b': 2}, sort_keys=True)
attempt(json.dumps, float('nan'), allow_nan=False)
attempt(json.dumps, [1, float('inf')], allow_nan=False)
attempt(json.dumps, object)
attempt(json.dumps)
attempt(json.dumps, 1, 2)
attempt(json.dumps, [1], indent=1.5)
loop = []
loop.append(loop)
attempt(json.dumps, loop)
loop_d = {}
loop_d['self'] = {'again': loop_d}
attempt(json.dumps, loop_d)


class Point:
    def __init__(self, x):
        self.x = x


def default(o):
    if isinstance(o, set):
        return sorted(o)
    if isinstance(o, Point):
        return {'point': o.x}
    raise TypeError(f'cannot encode {type(o).__name__}')


print(json.dumps({'s': {3, 1}, 'p': Point({2})}, default=default))
attempt(json.dumps, [Point(1), 1j], default=default)
attempt(json.dumps, Point(1), default=lambda o: o)
print(json.dumps([Point(1)], default=str).startswith('["<__main__.Point object at'), json.dumps(1j, default=str), json.dumps({1: {2}}, default=list))


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return [o.real, o.imag]
        return super().default(o)


print(json.dumps(1 + 2j, cls=Encoder), Encoder(indent=1).encode([1j]), list(json.JSONEncoder().iterencode([1, {'a': 2}])) is not None, json.JSONEncoder(sort_keys=True).encode({'b': 1, 'a': 1}))
attempt(json.dumps, {1}, cls=Encoder)


class Int(int):
    def __repr__(self):
        return 'never'


class Str(str):
    pass


class List(list):
    pass


class Dict(dict):
    pass


print(json.dumps([Int(5), Str('s'), List([1]), Dict(a=1), True, Int(1)]), json.dumps({Str('k'): Int(2), Int(3): 1}))
from collections import OrderedDict, defaultdict, namedtuple
from enum import Enum, IntEnum

print(json.dumps(OrderedDict(z=1, a=2)), json.dumps(defaultdict(int, a=1)), json.dumps(namedtuple('N', 'a b')(1, 2)), json.dumps(IntEnum('E', 'A B').B))
attempt(json.dumps, Enum('F', 'X').X)
import io

out = io.StringIO()
json.dump({'a': [1]}, out, indent=1)
print(out.getvalue(), repr(json.dumps('</script>')), json.dumps({'k': 1}, check_circular=False))
