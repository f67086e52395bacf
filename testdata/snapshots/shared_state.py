# tools: echo
# Identity and sharing of objects across suspensions: aliases, cycles, cells, interned things, module state.
a = [1]
b = {'list': a, 'tuple': (a, a)}
a.append(b)
echo('pause')
print(b['list'] is a, b['tuple'][0] is b['tuple'][1], a[1] is b, a[1]['list'][0])


class Node:
    count = 0

    def __init__(self, name):
        self.name, self.links = name, []
        Node.count += 1


x, y = Node('x'), Node('y')
x.links.append(y)
y.links.append(x)
echo(0)
print(x.links[0].links[0] is x, Node.count, type(x) is Node, x.__class__ is y.__class__)


def make():
    n = 0

    def up():
        nonlocal n
        n += echo(1)
        return n

    def get():
        return echo(n)

    return up, get


up, get = make()
up()
echo('pause')
up()
print(get(), up.__closure__[0] is get.__closure__[0])
method = x.links.append
echo('pause')
method('bound')
print(len(x.links), method.__self__ is x.links)
it = iter([1, 2, 3])
next(it)
zipped = zip(it, 'ab')
echo('pause')
print(next(zipped), list(it))
g = (echo(i) for i in range(4))
next(g)
alias = g
echo('pause')
print(next(alias), next(g))
d = {'a': 1, 'b': 2}
keys = d.keys()
entries = iter(d.items())
next(entries)
echo('pause')
d['a'] = 9
print(next(entries), list(keys), d)
s = {3, 1, 2}
rest = iter(s)
first = next(rest)
echo('pause')
print(sorted([first, *rest]))
f = echo
echo_again = [echo][0]
print(f is echo, echo_again('still callable'), echo is f, callable(echo))
import json
import math

dumps = json.dumps
echo('pause')
print(dumps([1]), math.pi == echo(math.pi), json.dumps is dumps, __import__('json') is json)
big = 2**100
text = 'é' * 3 + 'x' * 50
raw = bytes(range(5))
r = range(10)[2:8]
sl = slice(1, None)
e = ValueError('kept', a)
cls = type('Dyn', (Node,), {'extra': 1})
inst = cls('dyn')
prop = property(lambda self: 1)
none = None
ell = ...
com = 1 + 2j
fs = frozenset([1, 2])
ba = bytearray(b'ab')
mv = memoryview(ba)
lam = lambda q, *w, z=3: (q, w, z)
echo('one long pause')
print(big == 2**100, text[2], len(text), raw[-1], list(r), 'abc'[sl], e.args[1] is a, inst.name, cls.extra, isinstance(inst, Node), prop.fget(0), none, ell, com, fs == {1, 2}, lam(1, 2))
ba[0] = 122
print(mv[0], bytes(mv), ba is mv.obj)
nan = float('nan')
l = [nan, -0.0, float('inf')]
echo(1)
print(l[0] is nan, l[0] in l, l, id(l) == id(l), NotImplemented is NotImplemented)
