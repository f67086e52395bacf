# str.format and format_map: fields, lookups, nesting, conversions, errors.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __format__(self, spec):
        return f'P({self.x},{self.y};{spec})'


p = Point(1, 2)
d = {'k': 'v', 'list': [10, 20], '0': 'zero'}
for template, args, kw in (
    ('{} {} {}', (1, 'a', None), {}),
    ('{1} {0} {1}', ('a', 'b'), {}),
    ('{name} {0}', ('pos',), {'name': 'kw'}),
    ('{0.x} {0.y} {0}', (p,), {}),
    ('{0[k]} {0[list][1]} {0[0]}', (d,), {}),
    ('{:>5}|{:<5}|{:^5}|{:*^5}', ('a', 'b', 'c', 'd'), {}),
    ('{!r} {!s} {!a}', ('é', 'é', 'é'), {}),
    ('{:{}} {:{w}.{p}}', ('a', 4, 3.14159), {'w': 8, 'p': 2}),
    ('{{}} {{{}}}', ('x',), {}),
    ('{:d} {:x} {:.2f} {:,} {:%}', (5, 255, 1.5, 10000, 0.25), {}),
    ('{p:spec here}', (), {'p': p}),
    ('{0!r:>6}', ('a',), {}),
    ('', (), {}),
    ('{a.x[0]}', (), {'a': Point([7], 0)}),
    ('{} {}', (1,), {}),
    ('{2}', (1,), {}),
    ('{x}', (), {}),
    ('{0} {}', (1, 2), {}),
    ('{} {0}', (1, 2), {}),
    ('{', (), {}),
    ('}', (), {}),
    ('{0', (1,), {}),
    ('{0!}', (1,), {}),
    ('{0!z}', (1,), {}),
    ('{0!rr}', (1,), {}),
    ('{0.nope}', (p,), {}),
    ('{0[nope]}', (d,), {}),
    ('{0[5]}', ([1],), {}),
    ('{0.}', (p,), {}),
    ('{0[}', (p,), {}),
    ('{0[]}', (d,), {}),
    ('{:d}', ('x',), {}),
    ('{:{}}', (1,), {}),
    ('{:{:{}}}', (1, 2, 3), {}),
    ('{0[k}', (d,), {}),
    ('{-1}', (1,), {}),
    ('{ 0}', (1,), {}),
    ('{0.x.y}', (p,), {}),
    ('{0:}}', (1,), {}),
    ('a}b', (), {}),
    ('{99999999999999999999}', (1,), {}),
):
    print(repr(template), end=' -> ')
    attempt(template.format, *args, **kw)


class Default(dict):
    def __missing__(self, key):
        return f'<{key}>'


print('{a} {b}'.format_map(Default(a=1)))
attempt('{a}'.format_map, {})
attempt('{}'.format_map, {'a': 1})
attempt('{a}'.format_map, 5)
attempt('{a}'.format_map)
print('{:>{w}}'.format('x', w=3), '{0:{1}{2}}'.format(5, '0', 4), '{:s}'.format('s'), '{a}{a}'.format(a=1), '{0[a b]}'.format({'a b': 1}), '{x[y.z]}'.format(x={'y.z': 2}))
