# tools: echo
# Host calls in default arguments, decorators, annotations, class bodies, bases and hooks of class creation.
def deco(name):
    print('make', echo(name))

    def apply(f):
        print('apply', echo(name))
        return f

    return apply


@deco('outer')
@deco('inner')
def f(a=echo('default'), *args: echo('annotation'), k=echo('kw')) -> echo('returns'):
    return a, args, k


print(f(), f(1, 2, k=3), f.__annotations__, f.__defaults__, f.__kwdefaults__)
print((lambda x=echo(5), *, y=echo(6): echo(x + y))())


class Base:
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = echo(tag)
        print('subclass', echo(cls.__name__))


class Field:
    def __set_name__(self, owner, name):
        print('set_name', echo(owner.__name__), echo(name))
        self.name = name


@deco('class')
class C(echo(1) and Base, tag=echo('the tag')):
    print('body', echo('start'))
    x = echo(10)
    y = [echo(i) for i in range(2)]
    field = Field()
    for i in range(2):
        locals()[f'v{i}'] = echo(i)
    if echo(True):

        def method(self, z=echo('in class')):
            return echo(z)

    class Inner:
        w = echo('nested')

    try:
        raise ValueError(echo('in body'))
    except ValueError as e:
        message = str(e)
    del i


print(C.tag, C.x, C.y, C.v0, C.v1, C().method(), C.Inner.w, C.message, C.field.name, hasattr(C, 'i'))


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print('prepare', echo(name))
        return {'prepared': echo(True)}

    def __new__(mcs, name, bases, ns, **kw):
        ns['added'] = echo('by meta')
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print('init', echo(name), kw)
        super().__init__(name, bases, ns)

    def __call__(cls, *args):
        print('call', echo(args))
        return super().__call__(*args)

    def __instancecheck__(cls, obj):
        return echo(obj == 'instance')

    def __getattr__(cls, name):
        return echo(f'meta {name}')


class M(metaclass=Meta, option=echo(1)):
    def __init__(self, v=0):
        self.v = echo(v)


print(M.prepared, M.added, M(7).v, isinstance('instance', M), isinstance(5, M), M.whatever)
T = type(echo('T'), (C,), {'z': echo(5)}, tag=echo('t2'))
print(T.z, T.tag, T.x)


class Generic:
    def __class_getitem__(cls, item):
        return echo(f'{cls.__name__}[{item.__name__}]')


print(Generic[int], Generic[str])


def outer():
    n = echo(1)

    class Local:
        nonlocal n
        n = echo(n + 1)
        m = n

    def inner(x=n):
        return echo(x), n

    return Local.m, inner()


print(outer())
from dataclasses import dataclass, field


@dataclass
class D:
    a: int = echo(1)
    b: list = field(default_factory=lambda: echo([2]))

    def __post_init__(self):
        self.c = echo(self.a + 1)


print(D(), D(5).c, D(b=echo(3)))
