# How a class is made: metaclasses, __prepare__, keywords, conflicts, namespaces, names.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


class Meta(type):
    log = []

    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        Meta.log.append(('prepare', name, [b.__name__ for b in bases], kw))
        return {'from_prepare': name}

    def __new__(mcs, name, bases, ns, **kw):
        Meta.log.append(('new', name, sorted(k for k in ns if not k.startswith('__'))))
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        Meta.log.append(('init', name, kw))

    def __call__(cls, *args, **kw):
        Meta.log.append(('call', cls.__name__))
        return super().__call__(*args, **kw)

    def shared(cls):
        return f'meta method on {cls.__name__}'

    @property
    def prop(cls):
        return 'meta property'

    def __contains__(cls, x):
        return x == 1

    def __iter__(cls):
        return iter('ab')

    def __getitem__(cls, k):
        return ('item', k)

    def __add__(cls, other):
        return f'{cls.__name__} + {other}'

    def __bool__(cls):
        return False


class A(metaclass=Meta, opt=1):
    x = 1


class B(A, opt=2):
    pass


A()
print(*Meta.log, sep='\n')
print(A.shared(), B.prop, 1 in A, list(B), A[5], A + 1, bool(A), type(B) is Meta, A.from_prepare, B.from_prepare)
attempt(lambda: A().shared())
attempt(lambda: A().prop)
attempt(lambda: setattr(A, 'prop', 1))


class Other(type):
    pass


def conflict():
    class C(A, metaclass=Other):
        pass


attempt(conflict)
attempt(lambda: type('C', (A, Other('D', (), {})), {}))


class Both(Meta, Other):
    pass


class OK(A, metaclass=Both):
    pass


print(type(OK).__name__, type(type('Auto', (B,), {})).__name__)


class Namespace(dict):
    def __setitem__(self, k, v):
        seen.append(k)
        super().__setitem__(k, v)

    def __missing__(self, k):
        if k.startswith('auto'):
            return k.upper()
        raise KeyError(k)


seen = []


class NsMeta(type):
    @classmethod
    def __prepare__(mcs, *a):
        return Namespace()


class Listed(metaclass=NsMeta):
    a = 1
    b = auto_value

    def c(self): ...

    a = 2


print(seen, Listed.b, Listed.a)


class Named:
    class Inner:
        def method(self):
            def local():
                pass

            return local, lambda: 0

    def make(self):
        class Local:
            pass

        return Local


inner = Named.Inner()
print(Named.Inner.__qualname__, inner.method.__qualname__, inner.method()[0].__qualname__, inner.method()[1].__qualname__, Named().make().__qualname__, Named.Inner.__module__, Named().make())


class Doc:
    """Doc string."""

    __module__ = 'custom.module'
    __qualname__ = 'Custom.Name'
    attr: int
    other: 'str' = 'x'


print(Doc, Doc.__doc__, Doc.__annotations__, Doc.__name__)


class Private:
    __secret = 1
    __dunder__ = 2
    _single = 3

    def __hidden(self):
        return self.__secret

    def call(self, __arg=4):
        return self.__hidden(), __arg

    class __Inner:
        pass


p = Private()
print(p.call(), sorted(k for k in vars(Private) if not k.startswith('__')), p._Private__hidden())
attempt(lambda: p.__secret)
attempt(lambda: Private.__hidden)


class _Under:
    __x = 1

    def get(self):
        return self.__x


print(_Under().get(), _Under._Under__x)
attempt(lambda: type('Bad', (), {'__classcell__': 5}))
attempt(lambda: type('Bad', (), {'__slots__': 5}))
attempt(lambda: type('Kw', (), {}, x=1))
attempt(lambda: exec('class C(A, B, A): pass', {'A': A, 'B': B}))
attempt(lambda: exec('class C(*[int], **{"metaclass": type}): pass\nprint(C.__mro__[1])'))
attempt(lambda: exec('class C(metaclass=5): pass'))
attempt(lambda: exec('class C(5): pass'))
attempt(lambda: exec('class C("text"): pass'))
attempt(lambda: exec('class C(len): pass'))
