# Loops over adapters of generators, and dicts and sets made of generators.
def g(n):
    for i in range(n):
        yield i
for i, x in enumerate(g(3)): print(i, x)
for p in enumerate(g(3), 2**63-2): print(p)
for a, b in zip(g(3), 'ab'): print(a, b)
for p in zip(g(2), 'abc'): print(p)
for p in map(lambda x: x+1, g(3)): print(p)
for p in map(str, g(3)): print(p)
print(list(enumerate(g(2))), list(zip(g(2), g(3))), dict(zip('ab', g(2))), dict(enumerate(g(3))))
import itertools
for x in itertools.islice(g(5), 2): print(x)
for x in itertools.chain(g(2), g(1)): print(x)
print(dict((k, v) for k, v in zip('abc', g(9))), set(x % 2 for x in g(5)), dict([[1,2],(3,4)]))
def bad():
    yield 1
    raise KeyError('x')
try:
    for i, x in enumerate(bad()): print(i, x)
except KeyError as e: print('caught', e, i)
print(max(x for x in g(4)), min((x for x in g(4)), key=lambda v: -v), max((x for x in g(0)), default=7))
for i, (a, b) in enumerate(zip(g(2), g(2))): print(i, a, b)
it = enumerate(g(3))
for i, x in it:
    print(i, x)
    for j, y in it: print(' ', j, y)
try: dict([(1,2,3)])
except ValueError as e: print(e)
try: dict((x for x in [(1,2,3)]))
except ValueError as e: print(e)
try: dict((x for x in [1]))
except TypeError as e: print(e)
print(dict(x for x in ['ab', 'cd']), dict(iter([[1,2]])))
try: set(x for x in [[]])
except TypeError as e: print(e)
def yf():
    yield from range(2)
    yield from g(2)
    yield from (x for x in 'ab')
for i, x in enumerate(yf()): print(i, x)
for x, y in zip(yf(), 'abcd'): print(x, y)
print(list(enumerate(yf())), [x for x in map(str, yf())], list(zip(yf(), yf())))
def nest():
    for i, x in enumerate(yf(), 5):
        yield from enumerate(g(i - 4))
print(dict(enumerate(nest())))
