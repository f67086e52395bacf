# tools: echo fail
# Host calls inside __str__, __repr__, __format__, __bytes__, __int__, __float__, __index__, __complex__.
class T:
    def __str__(self):
        return echo('str')

    def __repr__(self):
        return echo('repr')

    def __format__(self, spec):
        return echo(f'format:{spec}')

    def __bytes__(self):
        return echo(b'bytes')

    def __int__(self):
        return echo(3)

    def __float__(self):
        return echo(2.5)

    def __complex__(self):
        return echo(1j)

    def __index__(self):
        return echo(2)

    def __hash__(self):
        return echo(42)


t = T()
print(t, repr(t), str(t), [t], {t: t}, (t,), f'{t}', f'{t!r}', f'{t!s}', f'{t:>5}', f'{t:{echo("spec")}}', f'{t=}', format(t, 'x'))
print('%s %r %d %f' % (t, t, t, t), '{} {!r} {:q}'.format(t, t, t), '{0}{0!s}'.format(t), str([t, [t, {t: (t,)}]]))
print(bytes(t), int(t), float(t), complex(t), hash(t), [10, 20, 30][t], 'abc'[t], range(t), hex(t), 'x' * t, [0] * t, [1, 2, 3][:t], (1, 2, 3)[t:])
print(t, t, sep=echo('-'), end=echo('!\n'))
print(f'{echo(1)}{echo("a")!r:>{echo(6)}}{echo(2.5):.{echo(2)}f}', f'{echo({"k": [1]})["k"][echo(0)]}')
l = [0, 1, 2, 3]
l[t] = echo('set')
del l[t]
print(l, chr(T.__index__(t) + 63), round(2.567, t), (5).to_bytes(t), list(range(0, 10, t)))


class Fails:
    def __repr__(self):
        return fail('ValueError', 'no repr')

    def __format__(self, spec):
        return echo(5)


try:
    print([1, Fails()])
except ValueError as e:
    print(e)
try:
    f'{Fails()}'
except TypeError as e:
    print(e)
try:
    f'{Fails()!r}'
except ValueError as e:
    print(e)


class Nested:
    def __init__(self, *children):
        self.children = children

    def __repr__(self):
        return f'Nested{self.children!r}'

    def __str__(self):
        return echo('+'.join(map(str, self.children))) or 'leaf'


n = Nested(Nested(), Nested(Nested(), T()))
print(n, repr(n), f'{n} {n!r}', [str(c) for c in n.children])


class E(Exception):
    def __str__(self):
        return echo('message of the host')


try:
    raise E
except E as e:
    print(e, f'{e}', str(e), repr(e))
import json

print(json.dumps({'a': T()}, default=lambda o: echo(str(o))), ', '.join(str(x) for x in [t, 1]), 'a{}b'.format(echo('mid')), '-'.join(map(str, [t, t])))
