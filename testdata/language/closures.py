# Cells: sharing, late binding, rebinding, deletion, deep nesting, free variables of classes.


def counter():
    n = 0

    def up(by=1):
        nonlocal n
        n += by
        return n

    def peek():
        return n

    return up, peek


up, peek = counter()
up()
up(5)
print(peek(), up(-1), peek())
other_up, other_peek = counter()
print(other_peek(), other_up(100), peek())

late = [lambda: i for i in range(4)]
print([f() for f in late])
early = [lambda i=i: i for i in range(4)]
print([f() for f in early])


def rebound():
    x = 'first'

    def show():
        return x

    x = 'second'
    return show()


print(rebound())


def unset():
    def show():
        return later

    try:
        show()
    except NameError as e:
        print(type(e).__name__, e)
    later = 1
    print(show())
    del later
    try:
        show()
    except NameError as e:
        print(type(e).__name__, e)
    try:
        later
    except UnboundLocalError as e:
        print(type(e).__name__, e)


unset()


def deep(a):
    def two(b):
        def three(c):
            def four(d):
                nonlocal a, b
                a += 1
                b += 10
                return a, b, c, d

            return four

        return three

    return two


four = deep(1)(2)(3)
print(four(4), four(4), deep(1)(2)(3)(4))


def class_scope():
    x = 'function'

    class C:
        x = 'class'
        seen = x

        def method(self):
            return x

        listed = [x for _ in range(2)]

    return C.seen, C().method(), C.listed


print(class_scope())


def make(n):
    if n == 0:
        return lambda: 'end'
    inner = make(n - 1)
    return lambda: f'{n}>' + inner()


print(make(5)())
print(up.__closure__[0].cell_contents, up.__code__.co_freevars, counter.__closure__)


def loops():
    out = []
    for i in range(3):
        j = i * i

        def f():
            return i, j

        out.append(f)
    return [f() for f in out]


print(loops())


def parameter_cell(x, *args, key=None, **kw):
    def inner():
        nonlocal x
        x = (x, args, key, sorted(kw))
        return x

    return inner


print(parameter_cell(1, 2, 3, key=4, z=5, y=6)())
