# tools: echo fail
# Host calls inside properties, descriptors, slots of attribute access.
class Temperature:
    def __init__(self, c):
        self.c = c

    @property
    def celsius(self):
        return echo(self.c)

    @celsius.setter
    def celsius(self, v):
        if echo(v) < -273:
            fail('ValueError', 'too cold')
        self.c = echo(v)

    @celsius.deleter
    def celsius(self):
        print('deleting', echo(self.c))
        self.c = None


t = Temperature(20)
print(t.celsius, t.celsius + t.celsius)
t.celsius = 30
t.celsius += 5
print(t.celsius)
try:
    t.celsius = -300
except ValueError as e:
    print(e, t.celsius)
del t.celsius
print(t.c, getattr(Temperature(1), 'celsius'), hasattr(Temperature(1), 'celsius'))


class Desc:
    def __set_name__(self, owner, name):
        self.name = echo(name)

    def __get__(self, obj, owner=None):
        return echo(f'{self.name} of {"class" if obj is None else "instance"}')

    def __set__(self, obj, value):
        obj.__dict__['set'] = echo(value)

    def __delete__(self, obj):
        print('delete', echo(self.name))


class Lazy:
    def __init__(self, f):
        self.f = f

    def __get__(self, obj, owner=None):
        value = self.f(obj)
        obj.__dict__[self.f.__name__] = value
        return value


class Uses:
    d = Desc()

    @Lazy
    def once(self):
        return echo('computed')


u = Uses()
print(u.d, Uses.d)
u.d = 'assigned'
del u.d
print(vars(u), u.once, u.once, vars(u))


class Dynamic:
    def __getattr__(self, name):
        if echo(name).startswith('no'):
            fail('AttributeError', f'really no {name}')
        return echo(name * 2)

    def __setattr__(self, name, value):
        object.__setattr__(self, echo(name), echo(value))

    def __delattr__(self, name):
        print('del', echo(name))
        object.__delattr__(self, name)


d = Dynamic()
d.x = 1
print(d.x, d.abc, getattr(d, 'nope', 'default'), hasattr(d, 'nothing'), hasattr(d, 'yes'))
del d.x
print(vars(d), d.x)
try:
    d.nope
except AttributeError as e:
    print(e)


class Every:
    value = 1

    def __getattribute__(self, name):
        return echo(object.__getattribute__(self, name))

    def __dir__(self):
        return echo(['b', 'a'])


e = Every()
print(e.value, dir(e))
d = Dynamic()
d.n = 0
d.n += 5
print(d.n, f'{d.n} {t.c}', [Temperature(i).celsius for i in range(2)])
import functools


class Cached:
    @functools.cached_property
    def p(self):
        return echo([1])


c = Cached()
print(c.p is c.p, c.p)
