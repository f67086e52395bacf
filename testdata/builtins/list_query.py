# list: indexing, slicing, search, comparison, copying, arithmetic, construction.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


l = [3, 1, 4, 1, 5, 9, 2, 6]
print(l[0], l[-1], l[2:5], l[::-1], l[-3:], l[:-3], l[5:2:-1], l[100:], l[::3], l[-1:-4:-2], l[True])
print(l.index(1), l.index(1, 2), l.index(1, -5), l.count(1), l.count('x'), 9 in l, 10 not in l, len(l), sum(l), min(l), max(l))
for args in ((7,), (1, 4), (1, 0, 1), ('a',), (6, -1, 100)):
    attempt(l.index, *args)
attempt(l.index)
attempt(l.index, 1, 'x')
attempt(lambda: l[8])
attempt(lambda: l[-9])
attempt(lambda: l['a'])
attempt(lambda: l[1.0])
attempt(lambda: l[None])
attempt(lambda: l[1, 2])
attempt(lambda: l[::0])
attempt(lambda: l[2**70])
attempt(lambda: [1] + (2,))
attempt(lambda: (2,) + [1])
attempt(lambda: [1] + 5)
attempt(lambda: [1] * [2])
attempt(lambda: [1] * 1.0)
attempt(lambda: [1] - [1])
attempt(lambda: -[1])
attempt(lambda: [1]())
attempt(lambda: [1] < (1,))
attempt(lambda: [1] < 5)
attempt(lambda: [1, 'a'] < [1, 2])
attempt(hash, [])
attempt(list, 5)
attempt(list, None)
attempt(list, 1, 2)
attempt(list, x=1)
print([1, 2] + [3], [0] * 3, 3 * [1, 2], [] * 5, [1] * 0, [1] * -1, [1] * True)
print([1, 2] == [1, 2], [1, 2] == (1, 2), [1, 2] != [2, 1], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [[1], 2] < [[1], 3], [1, 2] >= [1, 2], [1.0, True] == [1, 1])
print(list(), list('abc'), list((1, 2)), list({'a': 1}), list({'x'}), list(range(3)), list(b'ab'), list(x for x in 'g'), list(map(str, [1])), list([1, [2]]))
a = [1, [2, 3]]
b = a.copy()
c = a[:]
d = list(a)
a[1].append(4)
print(b, c, d, b == a, b is a, b[1] is a[1])
print([] == [], [] is [], bool([]), bool([0]), [None] == [None], [[]] == [[]])
r = [1, 2]
r.append(r)
print(r, r[2][2][0], len(r), str(r) == repr(r))
s = [r, [r]]
print(s)
print(repr([1, 'a', None, True, 1.5, [2], (3,), {4: 5}, {6}, b'7', ..., 1j, int]))
print(*[1, 2, 3], [*'ab', *[1]], [x for x in l if x > 3], sorted(l), sorted(l, reverse=True), list(reversed(l)))
print(l.__len__(), l.__contains__(3), l.__getitem__(0), l.__eq__([1]), l.__eq__(5), l.__add__([1])[-1], l.__mul__(0), list.__getitem__(l, slice(1, 2)), l.__sizeof__() > 0)
print(any([]), all([]), any([0, '', 5]), all([1, 'a', []]), [1, 2, 3][-2], [[1, 2], [3]][0][1], [i for i in [1, 2, 3][::-1]])
x, y, *z = l
print(x, y, z)
