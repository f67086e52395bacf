# monty-only
# verdict: max_fuel
# Long texts, bytes and ints that are equal and not the same, looked for in containers.
def look(a, b):
    xs, ys, d, s = [a], [b], {a: a}, {a}
    while True:
        xs == ys, (1, a) == (1, b), d == {b: b}, {a} == {b}
        xs < ys, (a, 1) < (b, 1), [(1, a)] < [(1, b)]
        b in xs, b in (a,), b in d, b in s, (1, b) in [(1, a)]
        xs.count(b), xs.index(b), xs.index(b, 0, 1)
        d[b], d.get(b), d.pop(b), s.add(b)
        d[a] = 1
        d[b] = b
        {a: 1, b: 2}, {a, b}, s & {b}, s | {b}, s - {b}, s ^ {b}
        min(a, b), max(a, b), a == b, a < b, a.__eq__(b), a.__le__(b)
        yield


def texts(n):
    one = 'x' * n
    return one, 'x' * (n - 1) + one[0]


def whole(n):
    one = b'x' * n
    return one, b'x' * (n - 1) + one[:1]


def ints(n):
    return 1 << 8 * n, (1 << 8 * n - 1) * 2


loops = [look(*make(3_000_000)) for make in (texts, whole, ints)]
while True:
    for loop in loops:
        next(loop)
