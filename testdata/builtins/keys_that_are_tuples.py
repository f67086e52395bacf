# Dicts and sets whose keys are tuples: of plain items, of others, equal to each other in unlike ways.
class Point(tuple):
    pass


class Odd(tuple):
    def __hash__(self):
        return hash((1, 2))

    def __eq__(self, other):
        return tuple(self) == (3, 4) and tuple(other) == (1, 2)


class Number:
    def __hash__(self):
        return hash(1)

    def __eq__(self, other):
        return other == 1


nan = float('nan')
d = {}
keys = [(), (1,), (1, 2), ('a', 1), (1, 'a'), ('a', ('b', 2)), (None, True), (1.5, 2), (2**70,), tuple(range(20)), (nan,)]
for i, key in enumerate(keys):
    d[key] = i
for i, key in enumerate(keys):
    assert d[key] == d.get(key) == i and key in d and tuple(key) in d
print(len(d), d[(1.0, 2)], d[(True,)], d[Point((1, 2))], d[('a', True)], d.get((2, 1)), d.get((1, 2, 3), 'none'))
print((float('nan'),) in d, (nan,) in d, (Number(),) in d, d[(Number(), 2.0)], ('a', ('b', 2.0)) in d)
d[(1.0, 2.0)] = 'stored'
d[Point((1,))] = 'point'
print(d[(1, 2)], d[(1,)], [k for k in d if k and k[0] == 1], type(next(k for k in d if k == (1,))))
print(d.get(Odd((3, 4))), d.get(Odd((3, 5))))
for missing in ((9, 9), ('x',)):
    try:
        d[missing]
    except KeyError as e:
        print('KeyError', e)
for unhashable in (([],), (1, {}), ((1, [2]),)):
    for use in (d.get, d.__contains__, set().add, lambda key: d[key], lambda key: {key}, lambda key: key in d):
        try:
            use(unhashable)
        except TypeError as e:
            print(e, end='; ')
print()

s = {(x % 5, y % 3) for x in range(20) for y in range(20)}
s.add((1.0, 2))
s |= {('a', 1), (0, 0), Point((0, 0))}
print(len(s), (4, 2) in s, (4, 3) in s, (True, False) in s, sorted(s - {('a', 1)})[:4])
print(sorted(s ^ {(0, 0), (9, 9), ('a', 1)})[-2:], sorted({(0, 0), (7, 7)} & s), {(0, 0), (7, 7)} <= s)
del d[(1, 2)]
print((1, 2) in d, d.pop((1,)), d.pop((1,), 'gone'), len(d))
# Many of one hash would take long, if they could be found; these only look alike.
grid = {(x, -x): x for x in range(-500, 500)}
print(sum(grid[x, -x] for x in range(-500, 500)), (1, 1) in grid, len({(x, x ^ 1) for x in range(1000)}))
