# getattr, setattr, hasattr, delattr, vars, dir, globals, locals, repr, ascii, format, chr.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


class C:
    x = 1

    def __init__(self):
        self.y = 2

    def m(self):
        pass


c = C()
print(getattr(c, 'x'), getattr(c, 'y'), getattr(c, 'z', 'default'), hasattr(c, 'm'), hasattr(c, 'q'), vars(c), sorted(n for n in dir(c) if not n.startswith('_')), sorted(n for n in vars(C) if not n.startswith('__')))
setattr(c, 'z', 3)
setattr(c, 'not an identifier', 4)
delattr(c, 'y')
print(vars(c), getattr(c, 'not an identifier'))
attempt(getattr, c)
attempt(getattr, c, 'gone')
attempt(getattr, c, 5)
attempt(getattr, c, 'a', 'b', 'c')
attempt(setattr, c, 'x')
attempt(setattr, c, 5, 1)
attempt(delattr, c, 'x')
attempt(delattr, c, 'gone')
attempt(hasattr, c)
attempt(vars, 5)
attempt(vars, [], [])
attempt(dir, 1, 2)
print(vars() is globals(), 'attempt' in dir(), 'append' in dir([]), '__add__' in dir(int), dir(type('E', (), {'__dir__': lambda self: ['b', 'a']})()))


def scope(a):
    b = a + 1
    return sorted(locals()), sorted(vars().items()), sorted(dir())


print(scope(1))


def nested():
    x = 1

    def inner():
        return x, sorted(locals())

    return inner()


print(nested())
print(repr('a'), repr([1]), repr(None), ascii('é日'), ascii(['é']), format(5), format(5, '>3'), format('a', '^5'), format(None, ''), chr(8364), ord('€'))
attempt(format)
attempt(format, 5, 5)
attempt(format, [], '>5')
attempt(format, 5, 'z>')
attempt(repr)
attempt(repr, 1, 2)
print(globals()['c'] is c, globals()['__name__'], __name__)
print(C.__name__, C.m.__name__, C.m.__qualname__, c.m.__self__ is c, c.m.__func__ is C.m, C.__dict__['x'], C.__doc__, C.__module__)


def documented(a, b=2, *args, c: int, d=4, **kw) -> str:
    """The doc."""
    return 'r'


f = documented
print(f.__name__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__code__.co_argcount, f.__code__.co_varnames, f.__code__.co_kwonlyargcount, f.__module__, f.__qualname__)
f.__name__ = 'renamed'
f.__doc__ = None
f.custom = 1
print(f.__name__, f.__doc__, f.custom, vars(f))
attempt(setattr, f, '__name__', 5)
attempt(setattr, f, '__defaults__', 5)
attempt(setattr, f, '__dict__', 5)
print(str(c.m).startswith('<bound method C.m of <__main__.C object at'), repr(len), repr(int), repr([].append).startswith('<built-in method append of list object at'), repr(C), repr(str.upper), repr(int.__add__))
print(repr(f).startswith('<function documented at 0x'), repr(lambda: 0).startswith('<function <lambda> at 0x'), repr(x for x in []).startswith('<generator object <genexpr> at 0x'), repr(object()).startswith('<object object at 0x'))
