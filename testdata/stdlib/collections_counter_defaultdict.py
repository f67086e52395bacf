# collections.Counter and defaultdict.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


from collections import Counter, defaultdict

c = Counter('abracadabra')
print(c, c['a'], c['zz'], c.most_common(2), c.most_common(), c.total(), sorted(c.elements()), len(c), list(c), sum(c.values()))
c.update('aaz')
c.subtract({'a': 10, 'q': 1})
print(c, c.most_common(1), c.most_common()[:-3:-1], +c, -c)
print(Counter(a=3, b=1) + Counter(a=1, c=2), Counter(a=3, b=1) - Counter(a=1, b=2), Counter(a=3, b=1) & Counter(a=1, b=5), Counter(a=3) | Counter(a=1, b=5))
a = Counter(x=1)
a += Counter(x=2, y=3)
a -= Counter(y=1)
a |= Counter(z=9)
a &= Counter(x=2, z=3)
print(a, Counter(), Counter([]), Counter({'a': 2}), Counter(a=0), Counter(a=1) == Counter(a=1, b=0), Counter(a=1) < Counter(a=2), Counter(a=1) <= Counter(a=1), Counter(a=1) != {'a': 1})
print(Counter(['x', 'y', 'x']), Counter(w.lower() for w in 'The the THE cat'.split()), Counter({1: 'a'}), isinstance(c, dict), dict(Counter('ab')), Counter('ab').copy(), type(Counter('a') + Counter()).__name__)
del c['zz']
c['n'] += 5
print(c['n'], c.pop('n'), c.get('n'), 'n' in c, Counter('aab').items(), repr(Counter(b=2, a=2, c=3)))
attempt(Counter, 5)
attempt(Counter, [[]])
attempt(Counter, 'a', 'b')
attempt(Counter.fromkeys, 'ab', 1)
attempt(lambda: Counter('a') + 5)
attempt(lambda: Counter({'a': 'x'}) + Counter(a=1))
attempt(lambda: Counter('a') < 5)
d = defaultdict(list)
d['a'].append(1)
d['b'].append(2)
d['a'].append(3)
print(d, d['new'], len(d), d.get('zzz'), 'zzz' in d, d.default_factory, dict(d), d == {'a': [1, 3], 'b': [2], 'new': []})
n = defaultdict(int, {'x': 5}, y=6)
for ch in 'hello':
    n[ch] += 1
print(n, n.pop('h'), n.setdefault('q'), n.copy(), type(n.copy()).__name__, n | {'z': 1})
tree = defaultdict(lambda: defaultdict(dict))
tree['a']['b']['c'] = 1
print({k: {k2: v2 for k2, v2 in v.items()} for k, v in tree.items()}, defaultdict(None, a=1), defaultdict())
attempt(lambda: defaultdict(None)['x'])
attempt(lambda: defaultdict()['x'])
attempt(defaultdict, 5)
attempt(defaultdict, 'list')
attempt(lambda: defaultdict(lambda: 1 // 0)['x'])
attempt(lambda: defaultdict(lambda x: x)['x'])
n.default_factory = str
print(repr(n['str']), n.default_factory)
n.default_factory = None
attempt(lambda: n['nothing'])


class Keyed(defaultdict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]


k = Keyed()
print(k['ab'], k, isinstance(k, dict), Keyed.__mro__[1].__name__)
groups = defaultdict(set)
for w in ['apple', 'bob', 'avocado', 'bee']:
    groups[w[0]].add(len(w))
print({key: sorted(v) for key, v in sorted(groups.items())}, sorted(defaultdict(int, b=1, a=2)))
nested = defaultdict(Counter)
nested['x']['y'] += 1
print(nested, nested['x']['none'], nested)
