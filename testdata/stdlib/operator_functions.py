# The functions of operator, native as CPython's are, and what accumulates by them or by max and min.
import operator, inspect, functools, itertools
from operator import *
print(inspect.signature(operator.add), inspect.signature(operator.getitem), inspect.isbuiltin(operator.add), callable(operator.lt), operator.add.__qualname__, operator.__add__ is operator.add)
class C:
    f = operator.add
    g = operator.lt
print(C().f(1, 2), C().g(1, 2))
def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
for n in ['lt','add','getitem','pow','matmul','or_','eq']:
    f = getattr(operator, n)
    print(n, t(lambda: f()), t(lambda: f(1)), t(lambda: f(1,2,3)), t(lambda: f(a=1,b=2)), t(lambda: f(1, 'a')), t(lambda: f([], {})))
class G:
    def __init__(s, n): s.n = n
    def __add__(s, o): print('add', s.n, getattr(o, 'n', o)); return G(s.n + getattr(o, 'n', 0))
    def __radd__(s, o): print('radd', s.n, o); return s
    def __lt__(s, o): print('lt', s.n, o.n); return s.n < o.n
    def __gt__(s, o): print('gt', s.n, o.n); return s.n > o.n
    def __getitem__(s, k): print('item', k); return k
    def __eq__(s, o): print('eq'); return 'yes'
    __hash__ = None
    def __repr__(s): return f'G{s.n}'
a, b = G(1), G(2)
print(operator.add(a, b), operator.add(1, b), operator.lt(a, b), operator.getitem(a, slice(1, 2)), operator.eq(a, b))
print(functools.reduce(operator.add, [a, b, G(3)]), list(map(operator.mul, [1, 2], [3, 4])), sorted([3, 1, 2], key=functools.partial(operator.mul, -1)))
for f in [max, min, operator.add, operator.mul, operator.sub, operator.or_, operator.getitem, lambda a, b: a - b, divmod, operator.lt]:
    print(t(lambda: list(itertools.accumulate([3, 1, 4, 1, 5], f))), t(lambda: list(itertools.accumulate([3, 1, 4], f, initial=2))), t(lambda: list(itertools.accumulate(['a', 'c', 'b'], f))), t(lambda: list(itertools.accumulate([G(2), G(1), G(3)], f))), t(lambda: list(itertools.accumulate([1, 'a'], f))), t(lambda: list(itertools.accumulate([1.5, True, 1 << 70], f))))
it = itertools.accumulate([1, 'a', 3], operator.add)
print(next(it), t(lambda: next(it)), t(lambda: next(it)), t(lambda: next(it)))
it = itertools.accumulate([1, 5, 3], max)
print(list(itertools.accumulate(itertools.accumulate([1, 2, 3], operator.add), operator.mul)), next(it), next(it), list(it))
print(list(itertools.accumulate((x for x in [3, 1, 2]), max)), list(itertools.accumulate([[1], [2]], operator.add)))
for f in [max, min]:
    print(f(1, 2), f(2.5, 1, 3), f('a', 'b'), f(1, True), f(True, 1), t(lambda: f(1, 'a')), t(lambda: f(G(1), G(2), G(0))), t(lambda: f(1, G(2))),
          f((1, 2), (1, 3)), t(lambda: f(1)), t(lambda: f()), f(1, 2, key=lambda n: -n), t(lambda: f(1, 2, default=3)), f(0.0, -0.0), f(-0.0, 0.0))
import heapq
print(operator.add.__module__, heapq.heappush.__module__, repr(operator.add), type(operator.add).__name__)
