# tools: echo fail
# Host calls inside __new__, __init__, class methods, __call__ and metaclass-free construction.
class A:
    def __new__(cls, *args):
        self = super().__new__(cls)
        self.made = echo('new')
        return self

    def __init__(self, x=echo('default')):
        self.x = echo(x)
        self.y = [echo(i) for i in range(2)]


a = A(5)
print(a.made, a.x, a.y, A().x, vars(A(echo('arg'))))


class B(A):
    def __init__(self, x, z):
        super().__init__(echo(x))
        self.z = echo(z)

    @classmethod
    def make(cls, n):
        return cls(echo(n), echo(n + 1))

    @staticmethod
    def double(n):
        return echo(n) * 2

    def __call__(self, *args, **kw):
        return echo(args), echo(kw)


b = B.make(1)
print(b.x, b.z, b.made, B.double(4), b(1, k=2))


class Fails:
    def __init__(self, x):
        self.x = echo(x)
        fail('ValueError', f'cannot make {x}')


try:
    Fails(3)
except ValueError as e:
    print(e)


class MyInt(int):
    def __new__(cls, v):
        return super().__new__(cls, echo(v))


class MyList(list):
    def __init__(self, *xs):
        super().__init__(echo(x) for x in xs)


class MyStr(str):
    def __new__(cls, v):
        return str.__new__(cls, echo(v).upper())


print(MyInt(5) + 1, MyList(1, 2), MyStr('abc'), [A(i).x for i in range(2)], {k: A(k).x for k in 'ab'})


class Err(Exception):
    def __init__(self, code):
        super().__init__(echo(f'code {code}'))
        self.code = echo(code)


try:
    raise Err(7)
except Err as e:
    print(e, e.code, repr(e))


class Singleton:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = echo(None) or super().__new__(cls)
        return cls.instance

    def __init__(self):
        self.count = echo(getattr(self, 'count', 0) + 1)


print(Singleton() is Singleton(), Singleton().count)


class BadInit:
    def __init__(self):
        return echo(5)


try:
    BadInit()
except TypeError as e:
    print(e)
print(list(map(A, [1, 2]))[1].x, sorted([B(2, 0), B(1, 0)], key=lambda o: o.x)[0].x)
