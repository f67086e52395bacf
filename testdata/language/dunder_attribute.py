# Attribute access: __getattr__, __getattribute__, __setattr__, __delattr__, __dir__, lookup order.
log = []


class Lazy:
    kind = 'class attribute'

    def __init__(self):
        self.real = 1

    def __getattr__(self, name):
        log.append(('getattr', name))
        if name.startswith('no'):
            raise AttributeError(f'Lazy has no {name}')
        return f'<{name}>'


z = Lazy()
print(z.real, z.kind, z.anything, getattr(z, 'other'), hasattr(z, 'nope'), hasattr(z, 'yes'), getattr(z, 'not_here', 'default'))
print(log)


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)


attempt(lambda: z.nothing)


class Everything:
    x = 1

    def __getattribute__(self, name):
        log.append(name)
        if name == 'secret':
            raise AttributeError('hidden')
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return f'fallback {name}'

    def method(self):
        return self.x


log.clear()
e = Everything()
print(e.x, e.secret, e.method(), e.missing, log)


class Recorder:
    def __init__(self):
        object.__setattr__(self, 'data', {})

    def __setattr__(self, name, value):
        self.data[name] = value

    def __getattr__(self, name):
        try:
            return self.data[name]
        except KeyError:
            raise AttributeError(name) from None

    def __delattr__(self, name):
        if name not in self.data:
            raise AttributeError(f'cannot delete {name}')
        del self.data[name]


r = Recorder()
r.a = 1
r.b = r.a + 1
setattr(r, 'c', 3)
del r.a
delattr(r, 'b')
print(r.data, r.c)
attempt(lambda: r.a)
attempt(lambda: delattr(r, 'zzz'))


class Desc:
    def __get__(self, obj, owner=None):
        return ('get', obj is not None, owner.__name__)


class DataDesc(Desc):
    def __set__(self, obj, value):
        log.append(('set', value))


class Uses:
    plain = Desc()
    data = DataDesc()


log.clear()
u = Uses()
print(u.plain, Uses.plain, u.data, Uses.data)
u.__dict__['plain'] = 'instance wins'
u.__dict__['data'] = 'descriptor wins'
u.data = 5
print(u.plain, u.data, log)


class PropRaises:
    @property
    def p(self):
        raise AttributeError('from the property')

    def __getattr__(self, name):
        return f'getattr after {name}'


print(PropRaises().p)


class Dir:
    here = 1

    def __dir__(self):
        return ['z', 'a', 'm']


print(dir(Dir()), [n for n in dir(Lazy()) if not n.startswith('__')])
attempt(lambda: getattr(5, 'real'))
attempt(lambda: getattr(5, 'nope'))
attempt(lambda: getattr(5, 'nope', None))
attempt(lambda: getattr(5, 7))
attempt(lambda: hasattr(5, 7))
attempt(lambda: setattr(5, 'x', 1))
attempt(lambda: setattr(5, 'real', 1))
attempt(lambda: setattr([], 'append', 1))
attempt(lambda: delattr(5, 'real'))
attempt(lambda: setattr(int, 'x', 1))
attempt(lambda: Lazy.nothing)
attempt(lambda: (lambda: 0).nothing)
attempt(lambda: len.nothing)
attempt(lambda: object().x)
attempt(lambda: setattr(object(), 'x', 1))


def f():
    pass


f.note = 'functions have attributes'
print(f.note, f.__dict__, vars(z), z.__dict__ is vars(z), z.__class__ is Lazy)
z.__dict__['planted'] = 'by dict'
z.__dict__ = {'swapped': 1}
print(z.swapped, z.__dict__)
attempt(lambda: setattr(z, '__dict__', 5))
attempt(lambda: setattr(z, '__class__', 5))
z.__class__ = Uses
print(type(z).__name__, z.plain)
attempt(lambda: vars(5))
