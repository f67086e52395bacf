# tools: echo add
# Host calls in every statement: conditions, loops, assignments, deletes, returns, globals, match, assert.
if echo(0):
    print('no')
elif echo(1):
    print('elif')
while echo(False) or echo(False):
    pass
else:
    print('while else')
n = 0
while (n := add(n, 1)) < echo(4):
    if echo(n) == 2:
        continue
    print('n', n)
for i in echo([1, 2]):
    print('i', echo(i))
a = b = echo([1])
a.append(echo(2))
print(b, a is b)
x, (y, *z) = echo((1, (2, 3, 4)))
print(x, y, z)
d = {}
d[echo('k')] = d[echo('l')] = echo('v')
print(d)
total = 0
for value in map(echo, range(4)):
    total += add(value, value)
print(total)


def f(x, y=2, *args, k=3, **kw):
    return x, y, args, k, kw


print(f(echo(1), echo(2), *echo([3]), k=echo(4), **echo({'z': 5})), f(x=echo('x')), (f if echo(1) else None)(1)[0])


def early(v):
    if echo(v):
        return echo('early')
    yield_ = echo('late')
    return yield_


print(early(1), early(0))
counter = 0


def bump():
    global counter
    counter += echo(1)
    return counter


print(bump(), bump(), counter, [bump() for _ in range(2)], bump() + bump() * bump())


def closure():
    n = echo(0)

    def up():
        nonlocal n
        n = add(n, 1)
        return n

    return up


up = closure()
print(up(), up(), add(up(), up()), [up(), up()])
match echo((1, {'k': 'v'})):
    case (echoed, {'k': v}) if echo(v == 'v'):
        print('matched', echoed, v)
del d[echo('k')]
assert echo(True)
print(d, echo(1) if echo(0) else echo(2), echo(0) or echo('') or echo('or'), echo(1) and echo('and'), not echo(1), echo(1) < echo(2) < echo(3), (w := echo(5)) + w)
echo('an expression statement')
lambda: echo('never called')
print((lambda a, b=echo(1): add(a, b))(echo(2)), [*echo([1]), *echo((2,))], {**echo({'a': 1})}, f'{echo(1)}{echo(2)!r}', echo('abc')[echo(1)])
while True:
    try:
        if echo(n) > 5:
            break
        n += 1
    finally:
        print('tick', echo(n))


def recursive(n):
    return echo(n) if n <= 1 else add(recursive(n - 1), recursive(n - 2))


print(recursive(8))
print(echo(None), echo(...), echo(()), echo(1.5), echo('é日'), echo([1, [2, {'k': (3, None)}]]), echo(b'raw'), echo(2**70), echo(True), echo({1, 2}) == {1, 2})
