import json, collections, enum
class D(dict):
    def items(self): return [("k", 1), ("a", 2)]
class D2(dict):
    def __iter__(self): return iter(['z'])
    def keys(self): return ['z']
    def __len__(self): return 0
class L(list):
    def __iter__(self): return iter(["I", [1], D(x=1)])
class L2(list):
    def __len__(self): return 0
    def __getitem__(self, i): return 'g'
class T(tuple):
    def __iter__(self): return iter((7, 8))
class S(str):
    def __str__(self): return 'STR'
    def __repr__(self): return 'REPR'
class I(int):
    def __str__(self): return 'STR'
    def __repr__(self): return 'REPR'
class F(float):
    def __repr__(self): return 'REPR'
class E(enum.IntEnum): A = 1
class ES(str, enum.Enum): B = 'b'
P = collections.namedtuple('P', 'x y')
for o in (D(a=2), D(), D2(a=1), L([1]), L(), L2([1, 2]), T([1]), S('s'), I(5), F(2.5), E.A, ES.B, P(1, 2), {S('k'): 1}, [D(q=1), {'n': L([0])}], collections.Counter('aab'), collections.OrderedDict(b=1, a=2), collections.defaultdict(list, a=[1])):
    for kw in ({}, {'sort_keys': True}, {'indent': 1}, {'separators': (',', ':')}):
        try: print(type(o).__name__, kw, json.dumps(o, **kw))
        except Exception as e: print(type(o).__name__, kw, type(e).__name__, e)
class Bad(dict):
    def items(self): return [1]
class Bad2(dict):
    def items(self): raise ValueError('no items')
class Bad3(dict):
    def items(self): return [(1, 2, 3)]
class Cyc(dict):
    def items(self): return [('me', self)]
for b in (Bad(a=1), Bad2(a=1), Bad3(a=1), Cyc(a=1)):
    try: print(json.dumps(b))
    except Exception as e: print(type(e).__name__, e)
print(json.dumps({'a': D(a=1), 's': {1}}, default=lambda o: L([1])))
print(json.dumps(D(a=2), default=str, indent=2, sort_keys=True))
