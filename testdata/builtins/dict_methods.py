# dict: get, setdefault, pop, popitem, update, views and their set operations.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


d = {'a': 1, 'b': 2, 'c': 3}
print(d.get('a'), d.get('z'), d.get('z', 0), d.setdefault('a', 9), d.setdefault('d', 4), d.setdefault('e'), d)
print(d.pop('e'), d.pop('zz', 'default'), d.popitem(), d)
attempt(d.pop, 'zz')
attempt({}.popitem)
attempt(d.pop)
attempt(d.pop, 'a', 'b', 'c')
attempt(d.get)
attempt(d.get, [])
attempt(d.setdefault)
attempt(d.setdefault, [], 1)
attempt(d.__getitem__, 'zz')
attempt(lambda: d[[]])
attempt(lambda: d['zz'])
attempt(lambda: d[1, 2])
attempt(d.__delitem__, 'zz')
d.update({'x': 1}, y=2)
d.update([('z', 3)])
d.update()
d.update(a='new')
print(d)
attempt(d.update, 5)
attempt(d.update, [1])
attempt(d.update, [('k', 'v', 'x')])
attempt(d.update, {}, {})
print(d.copy() == d, d.copy() is d, d.clear(), d)
d = {'a': 1, 'b': 2, 'c': 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), 'a' in k, 1 in v, ('a', 1) in i, ('a', 2) in i, 'a' in i, list(k), sorted(v), list(i))
d['d'] = 4
del d['a']
print(k, v, i)
print(k & {'b', 'z'}, sorted(k | {'z'}), sorted(k - {'b'}), sorted(k ^ {'b', 'z'}), k == {'b', 'c', 'd'}, k <= {'b', 'c', 'd', 'e'}, k.isdisjoint(['q']), sorted(i & {('b', 2)}), {'z'} - k, sorted(i - {('b', 2)}))
print(type(k).__name__, type(iter(d)).__name__, type(iter(i)).__name__, list(reversed(d)), list(reversed(d.items())), list(reversed(v)))
attempt(lambda: k[0])
attempt(lambda: k + k)
attempt(lambda: v == v)
attempt(lambda: v & {1})
attempt(hash, k)
attempt(lambda: k & 5)
print(k.mapping, d.values() == d.values(), d.keys() == d.keys(), d.items() == {'b': 2, 'c': 3, 'd': 4}.items())


def change(action):
    d = {'a': 1, 'b': 2, 'c': 3}
    seen = []
    try:
        for key in d:
            seen.append(key)
            action(d, key)
    except RuntimeError as e:
        return seen, str(e)
    return seen, d


print(change(lambda d, k: d.pop(k)))
print(change(lambda d, k: d.update({k * 2: 1})))
print(change(lambda d, k: d.update({k: 0})))
print(change(lambda d, k: d.clear()))
print(change(lambda d, k: (d.pop(k), d.update({k: 1}))))
it = iter({'a': 1})
print(next(it), next(it, 'end'), list(it))
e = {'x': 1}
it = iter(e.items())
e['y'] = 2
attempt(next, it)
attempt(next, it)
d = {}
for word in 'a b a c b a'.split():
    d[word] = d.get(word, 0) + 1
print(d, max(d, key=d.get), sorted(d.items(), key=lambda p: (-p[1], p[0])), sum(d.values()), min(d), {v: k for k, v in d.items()})
groups = {}
for w in ['apple', 'avocado', 'bean', 'beet', 'corn']:
    groups.setdefault(w[0], []).append(w)
print(groups, [len(g) for g in groups.values()])
for n, (key, value) in enumerate(groups.items()):
    print(n, key, value)
print(d.__contains__('a'), d.__len__(), d.__getitem__('a'), d.__eq__({}), d.__or__({'q': 1}), dict.get(d, 'a'), d.__setitem__('n', 1), d.__delitem__('n'), d)
d = {1: 'a'}
d[1.0] = 'b'
d[True] = 'c'
print(d, {**d, 2: 'x'}, [*d], (lambda **kw: kw)(**{'a': 1}))
attempt(lambda: (lambda **kw: kw)(**{1: 2}))
x = {'k': [1]}
y = x.copy()
y['k'].append(2)
y['n'] = 1
print(x, y)
