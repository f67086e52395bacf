# itertools over iterators of the guest, and over builtin ones.
import itertools as it
def gen(n):
    for i in range(n):
        yield i
print(list(it.chain(gen(3), [7], gen(2), (x for x in 'ab'), {1: 2}, {5}, 'xy')))
print(list(it.chain.from_iterable(gen(2) for _ in range(3))))
print(list(it.islice(gen(10), 2, 9, 3)), list(it.islice(it.count(5), 3)), list(it.islice(gen(4), None)))
print(list(it.pairwise(gen(4))), list(it.batched(gen(7), 3)), list(it.accumulate(gen(5))), list(it.accumulate(gen(5), lambda a, b: a * b + 1, initial=9)))
print(list(it.accumulate(['a', 'b', 'c'])), list(it.accumulate([1, 2.5, 3])), list(it.accumulate([[1], [2]])))
print(list(it.zip_longest(gen(3), 'ab', fillvalue=0)), list(it.compress(gen(5), [1, 0, 1])), list(it.compress('abcde', gen(5))))
print(list(it.takewhile(lambda x: x < 3, gen(9))), list(it.dropwhile(lambda x: x < 3, [1, 5, 2])), list(it.filterfalse(None, [0, 1, ''])), list(it.starmap(pow, [(2, 3), (3, 2)])))
c = it.cycle(gen(3))
print([next(c) for _ in range(8)])
print(it.count(3, 2), it.repeat('x', 3), it.repeat(1), next(it.count(1.5, .5)), list(it.repeat(2, 3)), sum(it.repeat(1, 5)))
print(list(it.product('ab', repeat=2)), list(it.product()), list(it.product([], [1])), list(it.product([1, 2], 'x')))
print(list(it.permutations([1, 2, 3])), list(it.permutations('abc', 2)), list(it.permutations('ab', 3)), list(it.permutations([], 0)))
print(list(it.combinations('abcd', 2)), list(it.combinations('ab', 3)), list(it.combinations('ab', 0)))
print(list(it.combinations_with_replacement('abc', 2)), list(it.combinations_with_replacement('', 1)), list(it.combinations_with_replacement('', 0)))
for a, b in zip(it.count(), it.chain('ab', 'c')):
    print(a, b, end=' ')
print(dict(zip('abc', it.cycle([1, 2]))), max(it.chain([1], [5], [3])), sorted(it.chain('ba', 'dc')), 3 in it.count(), tuple(it.islice('abc', 2)))
class D:
    def __init__(s, v): s.v = v
    def __add__(s, o): return D(s.v + getattr(o, 'v', o))
    def __bool__(s): return s.v > 1
print([d.v for d in it.accumulate([D(1), D(2), D(3)])], [getattr(x, 'v', x) for x in it.accumulate([1, D(2)])] if False else '', list(it.compress('ab', [D(1), D(2)])))
print([type(x).__name__ for x in (it.chain(), it.count(), it.product())], isinstance(it.chain(), it.chain), it.chain.__module__, it.chain)
class Sub(it.chain):
    pass
print(list(Sub([1], [2])), type(Sub()).__name__)
a, b = it.tee(gen(3))
print(list(a), list(b), [(k, list(g)) for k, g in it.groupby('aabbc')])
x = it.chain([1, 2, 3])
next(x)
print(list(x), list(x), next(it.count(2**63 - 1)), list(it.islice(it.count(2**63 - 1), 2)))
import operator
print(operator.length_hint(it.repeat(1, 4)), [*it.batched('abcde', 2)], dict(enumerate(it.chain('a', 'b'))))
