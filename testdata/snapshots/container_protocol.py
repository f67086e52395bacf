# tools: echo fail
# Host calls inside __len__, __getitem__, __setitem__, __delitem__, __contains__, __missing__, and subscripts.
class Box:
    def __init__(self):
        self.data = {}

    def __len__(self):
        return echo(len(self.data))

    def __getitem__(self, k):
        return echo(self.data.get(str(k), f'no {k}'))

    def __setitem__(self, k, v):
        self.data[echo(str(k))] = echo(v)

    def __delitem__(self, k):
        print('del', echo(k))
        del self.data[str(k)]

    def __contains__(self, k):
        return echo(str(k) in self.data)

    def __bool__(self):
        return echo(len(self.data) > 0)


b = Box()
print(len(b), bool(b), 'x' in b, b['x'])
b['x'] = 1
b[1:2] = 'slice'
b[echo('k'), 2] = echo('tuple key')
print(len(b), b['x'], b[1:2], b['k', 2], 'x' in b, 'y' not in b, not b, b.data)
b['x'] += 5
del b['x']
b['p'], b['q'] = echo((1, 2))
print(b.data, [b[k] for k in ('p', 'z')], 'yes' if b else 'no')


class Missing(dict):
    def __missing__(self, key):
        self[key] = echo(key * 2)
        return self[key]


m = Missing(a=1)
print(m['a'], m['b'], m, m.get('c'))
from collections import defaultdict

d = defaultdict(lambda: echo([]))
d['a'].append(echo(1))
d['b'] += [echo(2)]
print(dict(d), '{x}'.format_map(Missing()))
l = [1, 2, 3]
l[echo(0)] = echo('zero')
l[echo(1) : echo(2)] = echo(['one', 'more'])
del l[echo(-1)]
print(l, l[echo(0)], l[echo(0) :: echo(2)], {'k': {'n': [5]}}[echo('k')]['n'][echo(0)], echo('text')[echo(1)], echo((1, 2))[-1])
x = {echo('k'): echo('v'), **echo({'m': 1})}
x[echo('k')], x[echo('n')] = echo('new'), echo('n')
print(x, x.pop(echo('m')), x.setdefault(echo('s'), echo('d')), x.get(echo('zz'), echo('default')))


class Fails(Box):
    def __getitem__(self, k):
        return fail('LookupError', f'no item {k}')


for action in (lambda: Fails()[1], lambda: list(Fails()), lambda: Fails()[0:1]):
    try:
        action()
    except LookupError as e:
        print(e)


class MyList(list):
    def __getitem__(self, i):
        return echo(super().__getitem__(i))

    def append(self, x):
        super().append(echo(x))

    def __len__(self):
        return echo(99)


s = MyList([1])
s.append(2)
print(s[0], s, list(s), len(s), sorted(s), s[::-1])


class Matrix:
    def __getitem__(self, key):
        match key:
            case (int(r), int(c)):
                return echo(r * 10 + c)
            case slice(start=a, stop=z):
                return echo([a, z])
            case _:
                return echo('other')


mx = Matrix()
print(mx[1, 2], mx[3:4], mx['x'], mx[...])
