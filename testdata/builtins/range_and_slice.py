# range and slice objects: construction, arithmetic, membership, equality, indices.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


for r in (range(5), range(2, 8), range(0, 10, 3), range(5, 0, -2), range(0), range(5, 2), range(2**70, 2**70 + 3), range(-3, 3), range(0, -10, -4), range(10**20)[:3]):
    print(r, len(r), list(r), bool(r), r.start, r.stop, r.step, r[::-1], list(reversed(r)), r[1:], sum(r))
r = range(0, 20, 3)
print(r[0], r[-1], r[2:5], r[::2], r[-3:], r.index(9), r.count(9), r.count(10), 9 in r, 10 in r, 9.0 in r, '9' in r, True in range(2), -3 in r, 2**70 in r)
for op in ('r[7]', 'r[-8]', "r['a']", 'r[1.0]', 'r.index(10)', "r.index('a')", 'r + r', 'r * 2', 'r < r', 'r()', 'r.start_at', 'range()', 'range(1, 2, 3, 4)', "range('a')", 'range(1.0)', 'range(1, 2, 0)', 'range(None)', 'range(stop=5)', 'range(1, None)', 'len(range(10**20))', 'r[::0]', 'range(True)', 'range(2**64)[2**63]'):
    print(op, end=' -> ')
    attempt(eval, op)


def store():
    r[0] = 1


def attribute():
    r.start = 5


attempt(store)
attempt(attribute)
print(range(0) == range(2, 2), range(0, 3, 2) == range(0, 4, 2), range(3) == [0, 1, 2], hash(range(0, 3, 2)) == hash(range(0, 4, 2)), {range(3): 'k'}[range(0, 3)], range(1, 1) == range(5, 5, 3), range(3) != range(4))
print(max(range(10)), min(range(5, 10)), sorted(range(3), reverse=True), tuple(range(3)), [*range(2)], set(range(3)) == {0, 1, 2}, list(zip(range(2), range(5, 7))), list(range(10))[range(3).stop], type(iter(r)).__name__)
it = iter(range(3))
print(next(it), list(it), next(it, 'end'))
for i in range(3):
    i = 100
print(i, [x for x in range(10, 0, -3)], all(x in range(5) for x in range(5)), repr(range(1, 2)), str(range(1, 2, 3)))
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(5), s.indices(100), slice(5), slice(None), slice(1, 2), slice('a', None), slice(1, 2) == slice(1, 2, None), slice(1) == slice(2), slice(None, None, -1).indices(4), slice(-3, -1).indices(10), slice(5, -10, -2).indices(4))
attempt(slice)
attempt(slice, 1, 2, 3, 4)
attempt(s.indices, -1)
attempt(s.indices, 'x')
attempt(slice(None, None, 0).indices, 5)
attempt(slice(1.5, None).indices, 5)
attempt(lambda: hash(slice(1, 2)) == hash(slice(1, 2)))
attempt(lambda: slice(1) < slice(2))
attempt(lambda: slice('a') < slice(1))
attempt(setattr, s, 'start', 5)
print([0, 1, 2, 3][slice(1, 3)], 'hello'[slice(None, None, -1)], (1, 2, 3)[slice(-1, None)], range(10)[slice(2, 8, 3)], b'abc'[slice(1)])
for start in (None, 0, 2, -2, 10, -10):
    for stop in (None, 0, 3, -1, 10, -10):
        print(start, stop, ['abcde'[start:stop:step] for step in (1, 2, -1, -2)], end='; ')
    print()
