# itertools: chain, islice, groupby, product, combinations and the others that end.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import itertools as it

print(list(it.chain('ab', [1], ())), list(it.chain()), list(it.chain.from_iterable(['ab', [1]])), list(it.islice(range(10), 3)), list(it.islice(range(10), 2, 8, 3)), list(it.islice('abc', 1, None)), list(it.islice('abc', 0)), list(it.islice('abc', None)))
print(list(it.accumulate([1, 2, 3, 4])), list(it.accumulate([1, 2, 3], lambda a, b: a * b)), list(it.accumulate([], initial=5)), list(it.accumulate([1, 2], initial=100)), list(it.accumulate('abc')))
print(list(it.compress('abcd', [1, 0, 1])), list(it.dropwhile(lambda x: x < 3, [1, 3, 2, 5])), list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.filterfalse(lambda x: x % 2, range(6))), list(it.filterfalse(None, [0, 1, '']))
      , list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.pairwise('abcd')), list(it.pairwise([1])), list(it.zip_longest('ab', [1, 2, 3])), list(it.zip_longest('a', 'xyz', fillvalue='-')), list(it.zip_longest()))
print([(k, list(g)) for k, g in it.groupby('aabbbca')], [(k, len(list(g))) for k, g in it.groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)], [k for k, g in it.groupby('aabb')])
groups = it.groupby('aab')
k, g = next(groups)
print(k, next(g))
k2, g2 = next(groups)
print(k2, list(g), list(g2), next(groups, 'end'))
print(list(it.product('ab', [1, 2])), list(it.product('ab', repeat=2)), list(it.product()), list(it.product('ab', [])), list(it.product(range(2), repeat=0)), len(list(it.product(range(3), repeat=4))))
print(list(it.permutations('abc', 2)), list(it.permutations(range(3)))[-1], list(it.permutations('ab', 3)), list(it.permutations([])), list(it.combinations('abcd', 2)), list(it.combinations('ab', 3)), list(it.combinations('abc', 0)), list(it.combinations_with_replacement('ab', 2)))
print(list(it.batched('abcdefg', 3)), list(it.batched([], 2)), [len(b) for b in it.batched(range(10), 4)])
a, b = it.tee([1, 2, 3])
print(next(a), list(b), list(a), list(b), it.tee('x', 0), len(it.tee('x', 3)))
attempt(it.islice, [1], -1)
attempt(it.islice, [1], 1, 2, 0)
attempt(it.islice, [1], 'a')
attempt(it.islice, [1])
attempt(it.islice, 5, 1)
attempt(lambda: list(it.chain([1], 5)))
attempt(lambda: list(it.chain.from_iterable([1])))
attempt(it.product, 'ab', repeat=-1)
attempt(it.product, 5)
attempt(it.combinations, 'ab', -1)
attempt(it.permutations, 'ab', -1)
attempt(it.permutations, 'ab', 'x')
attempt(it.combinations, 'ab')
attempt(it.batched, 'ab', 0)
attempt(lambda: list(it.batched('abc', 2, strict=True)))
attempt(it.tee, 'a', -1)
attempt(lambda: list(it.starmap(pow, [1])))
attempt(lambda: list(it.accumulate([1, 'a'])))
attempt(it.groupby)
attempt(lambda: list(it.compress('ab', 5)))
attempt(it.zip_longest, 'a', nope=1)
attempt(lambda: list(it.takewhile(5, [1])))
print(type(it.chain()).__name__, type(it.islice([], 1)).__name__, it.chain is not None, next(it.chain([7])), sum(it.chain([1], [2])), list(it.chain.from_iterable(it.repeat([1, 2], 2))))


def noisy(name, n):
    for i in range(n):
        print(f'{name}{i}', end=' ')
        yield i


print(list(it.islice(noisy('i', 10), 2)), list(it.takewhile(lambda x: x < 1, noisy('t', 5))), next(it.chain(noisy('c', 3), noisy('d', 3))), list(zip(*it.tee(noisy('e', 2)))))
print(list(map(''.join, it.product('ab', 'xy'))), [''.join(p) for p in it.permutations('abc')], sum(1 for _ in it.combinations(range(10), 4)), dict(it.zip_longest('ab', [1])), sorted(it.chain([3, 1], [2])))
