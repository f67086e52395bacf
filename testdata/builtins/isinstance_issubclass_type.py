# isinstance, issubclass, type, callable, id, hash, hooks.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance('a', (int, (float, (str,)))), isinstance(None, type(None)), isinstance(int, type), isinstance(1, object), isinstance([], (tuple, set)))
print(issubclass(bool, int), issubclass(int, object), issubclass(int, (str, int)), issubclass(list, tuple), issubclass(int, int), isinstance(1, int | str), isinstance(None, int | None), issubclass(bool, int | str), isinstance(1.5, int | str))
attempt(isinstance, 1, 5)
attempt(isinstance, 1, 'int')
attempt(isinstance, 1, (int, 5))
attempt(isinstance, 'a', (int, 5))
attempt(isinstance, 1)
attempt(isinstance, 1, list[int])
attempt(isinstance, [], list[int] | int)
attempt(isinstance, 1, ())
attempt(issubclass, 1, int)
attempt(issubclass, int, 5)
attempt(issubclass, int, (str, 5))
attempt(issubclass, int)


class Meta(type):
    def __instancecheck__(cls, obj):
        return f'{obj}' == 'yes'

    def __subclasscheck__(cls, sub):
        return 'truthy' if sub is int else 0

    def __call__(cls, *args):
        return ('called', cls.__name__, args)

    def __repr__(cls):
        return f'<{cls.__name__}!>'

    def __len__(cls):
        return 42

    def __getattr__(cls, name):
        return f'meta {name}'


class C(metaclass=Meta):
    pass


print(isinstance('yes', C), isinstance('no', C), issubclass(int, C), issubclass(str, C), C(1, 2), C, len(C), C.anything, type(C), isinstance(C, Meta))
print(type(1), type('a'), type(None), type(...), type(NotImplemented), type(type), type(len), type(lambda: 0), type([].append), type(int.__add__), type(str.upper), type(1 .__add__), type((x for x in [])), type(range(1)), type({}.keys()), type(Exception()))
print(type(1) is int, type(True) is bool, type(C) is Meta, type(type(1)) is type, type(1) == int, int.__class__ is type, type.__mro__)
attempt(type)
attempt(type, 1, 2)
attempt(type, 'X', (), {}, 1)
attempt(type, 5, (), {})
attempt(type, 'X', [], {})
attempt(type, 'X', (), [])
attempt(type, 'X\0', (), {})
X = type('X', (list,), {'y': 5, 'f': lambda self: len(self)})
x = X('abc')
print(X, X.y, x.f(), X.__name__, X.__qualname__, X.__bases__, X.__module__, type(x).__name__, X.__dict__['y'])
X.__name__ = 'Renamed'
print(X, type(x).__name__)
attempt(setattr, X, '__name__', 5)
attempt(setattr, int, '__name__', 'x')
print(callable(len), callable(int), callable(lambda: 0), callable(5), callable(C), callable(X()), callable([].append), callable(type('K', (), {'__call__': 1})()))
print(id(x) == id(x), id(1) == id(1), id([]) != id(x), isinstance(id(x), int), hash('a') == hash('a'), hash(1.0), hash(True), hash(None) == hash(None), hash(int) == hash(int), hash(len) == hash(len))
attempt(hash, [])
attempt(hash, {})
attempt(hash, ({},))
attempt(callable)
attempt(id)


class Duck:
    @property
    def __class__(self):
        return int


d = Duck()
print(isinstance(d, int), isinstance(d, Duck), type(d).__name__, d.__class__)


class A:
    pass


class B(A):
    pass


b = B()
print(isinstance(b, A), isinstance(b, B), issubclass(B, A), type(b) is A, b.__class__.__mro__, B.__bases__, A.__subclasses__(), A.__base__, B.__qualname__, B.mro())
b.__class__ = A
print(type(b).__name__, isinstance(b, B))
attempt(setattr, b, '__class__', int)
