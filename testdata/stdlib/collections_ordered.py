# OrderedDict: its order, and keys that the program compares. Dicts derived from dict.
from collections import OrderedDict, defaultdict, Counter
d = OrderedDict(a=1, b=2, c=3)
d.move_to_end('a'); print(d)
d.move_to_end('c', last=False); print(d, list(reversed(d)))
print(d.popitem(), d.popitem(last=False), d)
d['x'] = 1; d['y'] = 2; d.move_to_end('y'); print(list(d))
for bad in (lambda: d.move_to_end('zz'), lambda: OrderedDict().popitem(), lambda: d.move_to_end((1, 2)), lambda: d.move_to_end(None), lambda: d.move_to_end([]), lambda: d.pop('q')):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e.args)
class K:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, K) and self.v == o.v
    def __hash__(self): return 7
    def __repr__(self): return f'K{self.v}'
o = OrderedDict((K(i), i) for i in range(4))
o.move_to_end(K(1)); o.move_to_end(K(3), False); print(o)
class LRU(OrderedDict):
    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > 2: self.popitem(last=False)
l = LRU(); l['a'] = 1; l['b'] = 2; l['a']; l['c'] = 3; print(l)
for i in range(300):
    o[i % 7] = i; o.move_to_end(i % 7)
    if len(o) > 5: o.popitem(last=False)
print(o)
dd = defaultdict(list)
for w in 'abcab': dd[w].append(1)
dd[K(1)].append(2); dd[K(1)].append(3)
print(dd, dd[K(9)])
c = Counter('hello'); c['z'] += 2; print(c, c['nothing'], c[K(1)])
class M(dict):
    def __missing__(self, key): return f'no {key}'
m = M(a=1); m['b'] = 2; print(m['a'], m['q'], m.get('q'), m)
class D(dict):
    def __setitem__(self, key, value): super().__setitem__(key, value * 2)
e = D(); e['a'] = 1; e[K(1)] = 5; print(e)
try: dict.__getitem__(m, 'q')
except KeyError as x: print('KeyError', x)
try: defaultdict()['x']
except KeyError as x: print('KeyError', x)
try: m[[]]
except TypeError as x: print(x)
