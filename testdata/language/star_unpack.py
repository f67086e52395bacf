# Unpacking on both sides: targets, displays, calls; order and messages.


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)


a, *b, c = 1, 2, 3, 4
print(a, b, c)
*a, b = 'xyz'
print(a, b)
a, *b = [1]
print(a, b)
(a, b), [c, *d] = (1, 2), (3, 4, 5)
print(a, b, c, d)
a = b = [1, 2]
print(a is b)
x = [0, 1, 2]
i = 0
i, x[i] = 2, 'set'
print(i, x)
[a, [b, (c,)]] = 1, (2, [3])
print(a, b, c)
for first, *rest in [(1, 2, 3), 'ab', [9]]:
    print(first, rest)
for (a, b), c in [((1, 2), 3)]:
    print(a, b, c)


def two():
    a, b = 1, 2, 3


def two_short():
    a, b = (1,)


def two_gen():
    a, b = (i for i in range(10))


def star_short():
    a, *b, c, d = (1, 2)


def not_iter():
    a, b = 5


def none_iter():
    a, b = None


def inner():
    a, (b, c) = 1, (2,)


def empty():
    () = [1]


for f in (two, two_short, two_gen, star_short, not_iter, none_iter, inner, empty):
    attempt(f)

print([*range(3), *'ab', 9], (*[1], *(2, 3)), {*[1, 2], *[2, 3]} == {1, 2, 3})
print({**{'a': 1, 'b': 2}, 'a': 3, **{'c': 4}})
attempt(lambda: [*5])
attempt(lambda: {**5})
attempt(lambda: {**[('a', 1)]})


def show(*args, **kw):
    return args, kw


print(show(*[1, 2], 3, *'x', k=1, **{'z': 2}))
print(show(*{'a': 1, 'b': 2}), show(*(), **{}))
attempt(lambda: show(*5))
attempt(lambda: show(**5))
attempt(lambda: show(**{1: 2}))
attempt(lambda: show(a=1, **{'a': 2}))
attempt(lambda: show(**{'a': 2}, **{'a': 3}))
attempt(lambda: show(*1, *[2]))

order = []


def note(x):
    order.append(x)
    return x


class Target:
    def __setitem__(self, k, v):
        order.append(('set', k, v))

    def __setattr__(self, k, v):
        order.append(('attr', k, v))


t = Target()
t[note('i')], t.x, *t[note('j')] = note(1), note(2), note(3)
print(order)


class Mapping:
    def keys(self):
        return ['p', 'q']

    def __getitem__(self, k):
        return k * 2


print({**Mapping()}, show(**Mapping()))
print(*[1, 2, 3], sep='-')
a, b = b, a = 1, 2
print(a, b)
