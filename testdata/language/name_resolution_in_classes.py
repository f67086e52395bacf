# Names in class bodies, methods, nested functions and comprehensions inside them.
x = 'global'


class A:
    x = 'class'
    y = x
    z = [x for _ in range(1)]
    w = (lambda: x)()
    first, *rest = x

    def method(self):
        return x, self.x, A.x

    def nested(self):
        x = 'method'

        class Inner:
            y = x
            x = 'inner'

            def get(self):
                return x

        return Inner.y, Inner.x, Inner().get()

    @classmethod
    def change(cls):
        cls.x = 'changed'
        global x
        x = 'changed global'


a = A()
print(A.y, A.z, A.w, A.first, A.rest, a.method(), a.nested())
A.change()
print(a.method(), A.y)
a.x = 'instance'
print(a.x, A.x, A().x, vars(a))
del a.x
print(a.x)


def function():
    v = 'enclosing'

    class B:
        seen = v
        try:
            w
        except NameError as e:
            print(e)
        w = v + '!'

        def get(self):
            return v, w

    w = 'enclosing too'
    return B.seen, B.w, B().get()


print(function())


class Counter:
    count = 0
    items = []

    def __init__(self):
        Counter.count += 1
        self.count += 10
        self.items.append(self.count)


one, two = Counter(), Counter()
print(Counter.count, one.count, two.count, Counter.items, one.items is two.items, 'items' in vars(one))


class Meth:
    def f(self):
        return 'f'

    g = f
    h = lambda self, n=1: ('h', n)

    def replace(self):
        self.f = lambda: 'instance f'
        return self.f()


m = Meth()
print(m.g(), m.h(5), Meth.h(None, 2), m.replace(), m.f(), m.g(), Meth.f(m))
bound = m.g
m.g = 'shadow'
print(bound(), m.g, type(m).g(m), bound.__self__ is m, bound == Meth().g, Meth.g is Meth.f, m.h == m.h, m.h is m.h)
Meth.added = lambda self: 'added later'
print(m.added(), Meth().added())


def make(n):
    class Made:
        value = n

        def get(self):
            return n + self.value

    return Made


classes = [make(i) for i in range(3)]
print([c().get() for c in classes], classes[0] is classes[1], [c.__name__ for c in classes])


class Global:
    global declared
    declared = 'global from a class body'


print(declared, hasattr(Global, 'declared'))


class Order:
    a = 1

    def f(self, x=a):
        return x

    a = 2


print(Order().f(), Order.a)


class WithLoop:
    for i in range(3):
        exec(f'attr{i} = {i} * 10')
    del i
    if attr1 > 5:
        flag = 'big'
    else:
        flag = 'small'
    try:
        missing
    except NameError as e:
        message = str(e)


print(WithLoop.attr2, WithLoop.flag, WithLoop.message)


class Recursive:
    def build(self, n):
        return [Recursive().build(n - 1)] if n else []


print(Recursive().build(3), __class__ if '__class__' in globals() else 'no __class__ here')
