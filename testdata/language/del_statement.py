# del of names, items, slices, attributes, several targets, and of what is not there.


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)


a = 1
del a
attempt(lambda: a)
x = y = 3
del x, y
attempt(lambda: x)
l = list(range(10))
del l[0], l[-1]
print(l)
del l[2:4]
print(l)
del l[::2]
print(l)
del l[:]
print(l)
l = list(range(10))
del l[8:2:-2]
print(l)
d = {'a': 1, 'b': 2, 'c': 3}
del d['b']
print(d)
d['b'] = 9
print(list(d))
(p, [q, r]) = 1, [2, 3]
del (p, [q]), r
attempt(lambda: q)


def item(o, k):
    del o[k]
    return o


def attr(o, n='thing'):
    if n == 'thing':
        del o.thing
    else:
        del o.__dict__
    return 'deleted'


attempt(lambda: item([1, 2], 5))
attempt(lambda: item([1, 2], 'k'))
attempt(lambda: item({}, 'missing'))
attempt(lambda: item((1, 2), 0))
attempt(lambda: item('text', 0))
attempt(lambda: item(5, 0))
attempt(lambda: item({1}, 1))
attempt(lambda: item(range(3), 0))
attempt(lambda: item({}, []))


class C:
    thing = 'class'

    def __delitem__(self, k):
        print('delitem', k)

    def __delattr__(self, k):
        print('delattr', k)
        object.__delattr__(self, k)


c = C()
c.thing = 'instance'
print(attr(c), c.thing)
attempt(lambda: attr(c))
del c[1], c[1:2], c['x', ...], c[()]
del C.thing
attempt(lambda: C.thing)


class Slots:
    __slots__ = ('thing',)


s = Slots()
attempt(lambda: attr(s))
s.thing = 1
print(attr(s))
attempt(lambda: s.thing)
attempt(lambda: attr(5))
attempt(lambda: attr('s'))


class ReadOnly:
    @property
    def thing(self):
        return 1


attempt(lambda: attr(ReadOnly()))


class WithDeleter:
    @property
    def thing(self):
        return 1

    @thing.deleter
    def thing(self):
        print('deleter ran')


print(attr(WithDeleter()))


def local():
    v = 1
    del v
    return v


attempt(local)


def twice():
    v = 1
    del v
    del v


attempt(twice)


def in_loop():
    out = []
    for i in range(3):
        out.append(i)
        del i
    return out


print(in_loop())
g = {'k': [1, {'z': 2}]}
del g['k'][1]['z']
print(g)
