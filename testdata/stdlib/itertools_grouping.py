# groupby, tee and the iterators that ask a function; and the getters of operator, which often are that function.
from itertools import *
from operator import *
print([(k, list(g)) for k, g in groupby('AAABBBCCAB')])
print([(k, list(g)) for k, g in groupby([1,2,3,5,7,8], lambda x: x % 2)])
print([(k, len(list(g))) for k, g in groupby([(1,2),(1,3),(2,3)], itemgetter(0))])
print([k for k, g in groupby([1,1,2,2,3])])
print([k for k, g in groupby([1,1,2,2,3], key=lambda x: x)])
class E:
    def __init__(s, v): s.v = v
    def __eq__(s, o): print('eq', s.v, o.v); return s.v == o.v
    def __repr__(s): return f'E{s.v}'
print([(k, list(g)) for k, g in groupby([E(1),E(1),E(2),E(3),E(3)])])
print([k for k, g in groupby([E(1),E(1),E(2),E(3),E(3)])])
def gen():
    for i in (1,1,2,3,3): yield i
print([(k, list(g)) for k, g in groupby(gen())])
print([(k, list(g)) for k, g in groupby(gen(), key=lambda x: -x)])
g = groupby('aab'); k, it = next(g); print(next(it)); k2, it2 = next(g); print(list(it), list(it2), k, k2)
g = groupby(gen(), key=lambda v: E(v)); print([(k, list(x)) for k, x in g])
try:
    for k, g in groupby([1, 0, 2], key=lambda x: 1/x): print(k, list(g))
except ZeroDivisionError as e: print(e)
g = groupby([1,0,2], key=lambda x: 1/x)
print(next(g)[0])
for i in range(3):
    try: print(next(g)[0])
    except Exception as e: print(type(e), e)
print(type(groupby([])), type(next(groupby([1]))[1]))
a, b = tee(range(200)); print(sum(a), sum(b)); a, b, c = tee(gen(), 3); print(list(a), next(b), list(c), list(b))
d = tee(iter('abc'), 1)[0]; next(d); import copy; e = copy.copy(d); print(list(d), list(e), type(d))
def r():
    yield 1
    yield next(q)
class Again:
    def __iter__(self): return self
    def __next__(self): return next(q)
try:
    q, w = tee(Again()); print(next(q))
except RuntimeError as ex: print(ex)
print(list(takewhile(lambda x: x < 3, count())), list(dropwhile(lambda x: x < 3, range(6))), list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0,1,2,0])))
print(list(starmap(pow, [(2,3),(3,2)])), list(starmap(lambda *a: a, [[1,2],(3,),'ab'])), list(accumulate([1,2,3], lambda a,b: a*b)), list(accumulate([1,2,3], max, initial=2)), list(accumulate('abc')))
print(list(filter(lambda x: x > 1, [1,2,3])), list(map(lambda a, b: a + b, [1,2], [3,4])), list(filter(None, [0,1])), list(map(pow, (x for x in (2,3)), [3,2])))
class T:
    def __bool__(self): print('bool'); return False
print(list(filter(lambda x: T(), [1,2])), list(takewhile(lambda x: T(), [1])), list(dropwhile(lambda x: T(), [1,2])), list(filterfalse(lambda x: T(), [3])))
print(list(zip('abcde', cycle([1,2]))), list(compress('abcdef', cycle([1,0]))), list(zip(islice(count(), 3), 'ab')))
p = itemgetter(1); print(p([1,2]), p('ab'), p({1:3}), itemgetter(0,2)('abc'), itemgetter(slice(1,3))('abcd'), repr(itemgetter(1,'a')), p)
print(attrgetter('real')(3), attrgetter('real','imag')(3j), attrgetter('__class__.__name__')(3), repr(attrgetter('a.b')), methodcaller('upper')('a'), methodcaller('split', ',', maxsplit=1)('a,b,c'), repr(methodcaller('x', 1, k=2)))
for f in (lambda: itemgetter(), lambda: itemgetter(5)([1]), lambda: attrgetter('x')(1), lambda: methodcaller(), lambda: attrgetter(1), lambda: itemgetter(1)(), lambda: itemgetter(1)([], 2), lambda: methodcaller(3), lambda: itemgetter(a=1), lambda: attrgetter(), lambda: groupby(), lambda: groupby(3), lambda: tee(3), lambda: tee([], -1), lambda: itemgetter(1)(x=2)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(sorted([(2,'b'),(1,'c')], key=itemgetter(1)), sorted([3j, 1], key=attrgetter('imag')), copy.copy(itemgetter(1)), itemgetter(1) == itemgetter(1), type(itemgetter(1)).__name__, itemgetter.__module__)

class E:
    def __init__(s, v, n): s.v = v; s.n=n
    def __eq__(s, o): print('eq', s.n, o.n); return s.v == o.v
    def __repr__(s): return f'E{s.v}'
g = groupby([E(3,'a'), E(3,'b'), E(3,'c')])
k, x = next(g); print('got')
print(list(x)); print('next')
try: next(g)
except StopIteration: print('stop')
try: next(g)
except StopIteration: print('stop')
print(tee([1, 2], 0), [list(t) for t in tee('ab', 2)])
