# Method resolution order, cooperative super(), diamonds, conflicts.


class A:
    def __init__(self, **kw):
        print('A.__init__', sorted(kw))
        super().__init__()

    def who(self):
        return 'A'

    @classmethod
    def make(cls):
        return f'A.make of {cls.__name__}'


class B(A):
    def __init__(self, b=0, **kw):
        print('B.__init__', b)
        super().__init__(**kw)

    def who(self):
        return 'B' + super().who()

    @classmethod
    def make(cls):
        return 'B:' + super().make()


class C(A):
    def __init__(self, c=0, **kw):
        print('C.__init__', c)
        super().__init__(**kw)

    def who(self):
        return 'C' + super().who()


class D(B, C):
    def who(self):
        return 'D' + super().who()

    @staticmethod
    def static():
        return 'static'


print([k.__name__ for k in D.__mro__], D.__bases__, D.__base__)
d = D(b=1, c=2, extra=3)
print(d.who(), D.make(), d.make(), super(D, d).who(), super(B, d).who(), super(C, d).who())
print(super(B, D).make())


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)


attempt(lambda: super(C, d).nothing)
attempt(lambda: super(D, A()))
attempt(lambda: super(5, d))
attempt(lambda: type('X', (A, B), {}))
attempt(lambda: type('X', (A, A), {}))
attempt(lambda: type('X', (int, str), {}))
attempt(lambda: type('X', (bool,), {}))
attempt(lambda: type('X', (5,), {}))
attempt(lambda: type('X', (type(None),), {}))


class E1(A):
    pass


class E2(A):
    def who(self):
        return 'E2'


class F(E1, E2):
    pass


print(F.who(F.__new__(F)), F.mro() == list(F.__mro__))


def outside(self):
    return super().who()


D.outside = outside
attempt(lambda: d.outside())


class G(D):
    def who(self):
        return super(G, self).who()

    @property
    def prop(self):
        return super().who()

    def nested(self):
        def inner():
            return super(G, self).who()

        return inner()

    def class_cell(self):
        return __class__.__name__


g = G.__new__(G)
print(g.who(), g.prop, g.nested(), g.class_cell())
print(isinstance(g, A), issubclass(G, C), issubclass(A, G), isinstance(g, (int, B)))
print(super(G, g).__self_class__.__name__, super(G, g).__thisclass__.__name__, super(G, g).__self__ is g)
print([c.__name__ for c in A.__subclasses__()])


class Base:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        print('subclass', cls.__name__, tag)


class Sub(Base, tag='t'):
    pass


class SubSub(Sub):
    pass


print(Sub.tag, SubSub.tag)
attempt(lambda: type('Bad', (A,), {}, tag=1))
