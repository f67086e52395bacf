# Decorators: order of evaluation and of application, arguments, classes, methods.
log = []


def deco(name):
    log.append(f'make {name}')

    def apply(f):
        log.append(f'apply {name} to {f.__name__}')

        def wrapper(*args, **kw):
            return f'{name}({f(*args, **kw)})'

        wrapper.__name__ = f'{name}_{f.__name__}'
        return wrapper

    return apply


def arg_default():
    log.append('default')
    return 1


@deco('outer')
@deco('inner')
def func(x=arg_default()):
    return x


print(log, func(), func(5), func.__name__)


def tag_class(**attrs):
    def apply(cls):
        for k, v in attrs.items():
            setattr(cls, k, v)
        return cls

    return apply


@tag_class(colour='red', size=3)
class Thing:
    @deco('m')
    def method(self):
        return type(self).__name__

    @staticmethod
    @deco('s')
    def static():
        return 'static'

    @classmethod
    @deco('c')
    def klass(cls):
        return cls.__name__

    @property
    @deco('p')
    def prop(self):
        return self.colour


t = Thing()
print(t.method(), t.static(), Thing.static(), Thing.klass(), t.prop, Thing.size)


class CountCalls:
    def __init__(self, f):
        self.f, self.n = f, 0

    def __call__(self, *args):
        self.n += 1
        return self.f(*args)


@CountCalls
def counted(a):
    return a * 2


print(counted(1), counted(2), counted.n, type(counted).__name__)


@bool
def printed():
    pass


@type
class AsString:
    pass


print(printed, AsString)
table = {'a': [lambda f: 'from a table']}


@table['a'][0]
def replaced():
    pass


@(lambda f: (f, f()))
def called():
    return 'called at once'


print(replaced, called[1])


def attempt(make):
    try:
        make()
    except Exception as e:
        print(type(e).__name__ + ':', e)


def not_callable():
    @5
    def f():
        pass


def none():
    @None
    class C:
        pass


def missing():
    @undefined_decorator
    def f():
        pass


for make in (not_callable, none, missing):
    attempt(make)


def memo(f):
    cache = {}

    def wrapper(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]

    wrapper.cache = cache
    return wrapper


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), len(fib.cache))


def register(registry):
    def add(cls):
        registry[cls.__name__.lower()] = cls
        return cls

    return add


registry = {}


@register(registry)
class Alpha: ...


@register(registry)
class Beta: ...


print(sorted(registry), registry['beta'] is Beta)
