# Binding of arguments: kinds, defaults, and every message of a call that does not fit.


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except TypeError as e:
        print('TypeError:', e)


def none():
    return 'none'


def one(a):
    return a


def three(a, b, c=3):
    return a, b, c


def many(a, b, c, d):
    return a, b, c, d


def kwonly(a, *, b, c=1):
    return a, b, c


def two_kwonly(*, x, y):
    return x, y


def posonly(a, b=2, /):
    return a, b


def mixed(a, /, b, *, c):
    return a, b, c


def rest(a, *args, b=0, **kw):
    return a, args, b, kw


def pos_and_kw(a, /, **kw):
    return a, kw


attempt(none, 1)
attempt(none, x=1)
attempt(none, 1, 2, 3)
attempt(one)
attempt(one, 1, 2)
attempt(one, 1, a=2)
attempt(one, b=2)
attempt(one, 1, b=2)
attempt(three)
attempt(three, 1)
attempt(three, b=2)
attempt(three, 1, 2, 3, 4)
attempt(three, 1, c=5)
attempt(three, 1, 2, d=5)
attempt(three, c=1, b=2, a=3)
attempt(many)
attempt(many, 1, 2)
attempt(many, 1, d=2)
attempt(many, 1, 2, 3, 4, 5, 6)
attempt(kwonly, 1)
attempt(kwonly, 1, 2)
attempt(kwonly, 1, 2, b=3)
attempt(kwonly, b=3)
attempt(kwonly, 1, b=3)
attempt(two_kwonly)
attempt(two_kwonly, x=1)
attempt(two_kwonly, 1, 2, x=1, y=2)
attempt(posonly)
attempt(posonly, a=1)
attempt(posonly, 1, b=3)
attempt(posonly, a=1, b=2)
attempt(posonly, 1, 2, 3)
attempt(mixed, 1, 2, c=3)
attempt(mixed, a=1, b=2, c=3)
attempt(mixed, 1, b=2, c=3)
attempt(mixed, 1, 2, 3)
attempt(mixed, 1)
attempt(rest)
attempt(rest, 1, 2, 3, b=4, z=5, y=6)
attempt(rest, a=1, args=2, kw=3)
attempt(rest, 1, a=2)
attempt(pos_and_kw, 1, a=2)
attempt(pos_and_kw, a=2)
attempt(three, 1, 2, cc=5)
attempt(rest, *[1, 2], **{'b': 3, 'not an identifier': 4})


class C:
    def method(self, x):
        return x

    @staticmethod
    def static(x):
        return x

    @classmethod
    def klass(cls, x):
        return x

    def no_self():
        return 'no self'

    def __call__(self, x, *, y):
        return x, y


c = C()
attempt(c.method)
attempt(c.method, 1, 2)
attempt(C.method, 1)
attempt(C.method, c, 5)
attempt(c.static)
attempt(C.klass)
attempt(c.klass, 1, 2)
attempt(c.no_self)
attempt(c)
attempt(c, 1)
attempt(c, 1, y=2)
attempt(C, 1)
attempt(C, x=1)
attempt(lambda x, y=2: (x, y))
attempt(lambda: 0, 1)


class Init:
    def __init__(self, a, *, b=2):
        self.a = a


attempt(Init)
attempt(Init, 1, 2)
attempt(Init, 1, c=2)


class BadInit:
    def __init__(self):
        return 5


attempt(BadInit)
log = []


def default(x):
    log.append(x)
    return x


def defaults(a=default('a'), *, b=default('b'), c=default('c')):
    return a, b, c


print(log, defaults(), defaults.__defaults__, defaults.__kwdefaults__)


def mutable(x, seen=[]):
    seen.append(x)
    return seen


print(mutable(1), mutable(2), mutable(3, []), mutable.__defaults__)
mutable.__defaults__ = (['new'],)
print(mutable(4))
for bad in (5, 'text', None, 1.5, [], {}, Ellipsis):
    attempt(lambda: bad())
attempt(lambda: none(*5))
attempt(lambda: none(**{1: 2}))
attempt(lambda: one(**{'a': 1}, **{'a': 2}))
print(three(*(1, 2), **{'c': 4}), three(*'ab', c='c'), rest(*range(3), *[9], b=1, **{}, z=3))
