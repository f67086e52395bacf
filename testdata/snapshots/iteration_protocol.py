# tools: echo fail
# Host calls inside __iter__, __next__, __getitem__ iteration, __reversed__, and all that iterates.
class Count:
    def __init__(self, n):
        self.n, self.i = n, 0

    def __iter__(self):
        return echo(self.i) and None or self

    def __next__(self):
        if echo(self.i) >= self.n:
            raise StopIteration(echo('over'))
        self.i += 1
        return echo(self.i)

    def __length_hint__(self):
        return echo(self.n)


class Seq:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        if echo(i) >= self.n:
            raise IndexError
        return echo(i * 10)

    def __len__(self):
        return echo(self.n)


class Rev:
    def __reversed__(self):
        return iter(echo([3, 2, 1]))


for x in Count(2):
    print('for', x)
else:
    print('else', echo('e'))
print(list(Count(3)), tuple(Count(2)), set(Count(2)) == {1, 2}, sum(Count(3)), max(Count(3)), sorted(Count(3), reverse=True), dict(zip(Count(2), Count(2))), list(enumerate(Count(2))), [*Count(2)], {*Count(1)}, list(map(str, Count(2))))
a, b = Count(2)
c, *d = Count(3)
print(a, b, c, d, 2 in Count(3), 9 in Count(2), any(x > 1 for x in Count(3)), all(Count(2)), ','.join(str(x) for x in Count(2)), dict.fromkeys(Count(2)), list(zip(Count(3), 'ab')))
print(list(Seq(3)), 20 in Seq(3), list(reversed(Seq(3))), list(reversed(Rev())), [x for x in Seq(2)], *Seq(2))
print(list(iter(lambda it=Count(5): next(it), 3)), next(Count(1)), next(Count(0), echo('default')))
l = [0]
l.extend(Count(2))
l += Count(1)
l[1:2] = Count(2)
print(l, bytes(Count(2)), ''.join(map(str, Count(3))), list(filter(lambda x: x != 2, Count(3))))


def args(*a, **k):
    return a, k


class Mapping:
    def keys(self):
        return echo(['p', 'q'])

    def __getitem__(self, k):
        return echo(k * 2)


print(args(*Count(2), **Mapping()), {**Mapping()}, dict(Mapping()))
try:
    x, y = Count(3)
except ValueError as e:
    print(e)


class Broken:
    def __iter__(self):
        yield 1
        fail('OSError', 'stream broke')


for consume in (list, sum, sorted, lambda it: [*it], lambda it: dict.fromkeys(it), lambda it: 5 in it):
    try:
        consume(Broken())
    except OSError as e:
        print(type(e).__name__, e)
for i in Count(5):
    if echo(i) == 2:
        continue
    if echo(i) == 4:
        break
    print('loop', i)
print([(i, j) for i in Count(2) for j in Count(2)], list(zip(*[Count(2), Count(2)])), min(Count(3), key=lambda x: echo(-x)))
