# tools: echo fail
# Host calls beneath sum, any, all, join, dict, set, zip, unpacking: natives that drive generators.
print(sum(echo(x) for x in range(5)), sum((echo([x]) for x in range(2)), []), sum(map(echo, [0.5, 0.25])), sum(echo(x) for x in (1, 2**70)))
print(any(echo(x) > 1 for x in range(5)), all(echo(x) for x in (1, 0, 2)), any(echo(0) for _ in range(2)), all(echo(x) for x in ()))
print(','.join(echo(c) for c in 'abc'), b'-'.join(echo(x) for x in (b'a', b'b')), ''.join(map(echo, ['x', 'y'])), ' '.join(sorted(echo(w) for w in ['b', 'a'])))
print(list(echo(x) for x in 'ab'), tuple(echo(x) for x in 'ab'), set(echo(x) for x in 'aa'), frozenset(echo(x) for x in [1]), dict((echo(k), echo(v)) for k, v in zip('ab', (1, 2))), bytes(echo(x) for x in (65, 66)), bytearray(echo(x) for x in (67,)))
a, b, *c = (echo(x) for x in range(4))
(d, e), f = (echo(x) for x in ('de', 5))
print(a, b, c, d, e, f, max(echo(x) for x in [3, 9]), min((echo(x) for x in [3, 9]), key=lambda x: echo(-x)), sorted((echo(x) for x in [2, 1]), key=echo))
l = [0]
l.extend(echo(x) for x in (1, 2))
l[1:1] = (echo(x) for x in 'pq')
l += (echo(x) for x in [9])
s = {0}
s.update(echo(x) for x in (1, 2))
s |= {echo(5)}
m = {}
m.update((echo(k), echo(k)) for k in 'ab')
print(l, s == {0, 1, 2, 5}, m, s.union(echo(x) for x in [7]) == {0, 1, 2, 5, 7}, s.issuperset(echo(x) for x in [1]), s.intersection(echo(x) for x in [1, 9]) == {1})
print(list(zip((echo(x) for x in 'ab'), (echo(x) for x in (1, 2)))), list(enumerate(echo(x) for x in 'ab')), dict(enumerate(echo(x) for x in 'a')), 3 in (echo(x) for x in [1, 3, 5]), list(reversed([echo(x) for x in (1, 2)])))


def call(*args, **kw):
    return args, kw


print(call(*(echo(x) for x in 'ab'), **{echo(k): echo(1) for k in 'z'}), [*(echo(x) for x in [1]), *echo([2])], print(*(echo(x) for x in (1, 2)), sep='/'))


def failing():
    yield echo(1)
    fail('RuntimeError', 'midway')


for consume in (sum, list, set, tuple, sorted, max, lambda g: ','.join(map(str, g)), lambda g: [*g], lambda g: dict.fromkeys(g), lambda g: 7 in g, lambda g: l.extend(g)):
    try:
        consume(failing())
    except RuntimeError as e:
        print(e, end='; ')
print(l[-1])
import collections
import itertools
import math

print(collections.Counter(echo(c) for c in 'aab'), collections.deque((echo(x) for x in range(3)), 2), list(itertools.chain((echo(x) for x in 'a'), echo('b'))), list(itertools.islice((echo(x) for x in itertools.count()), 3)), math.prod(echo(x) for x in (2, 3)), math.fsum(echo(x) for x in (0.1, 0.2)))
print([p for p in itertools.product((echo(x) for x in 'ab'), repeat=2)], list(itertools.pairwise(echo(x) for x in range(3))), list(itertools.zip_longest((echo(x) for x in 'a'), 'xy')), [list(b) for b in itertools.batched((echo(x) for x in range(3)), 2)])
x, y = map(echo, [1, 2])
for i, (p, q) in enumerate((echo(x), echo(x)) for x in 'ab'):
    print(i, p, q)
