# Copies of iterators, shallow and deep, at their start and one item on, and of other things of the language.
import copy, types
def gen():
    yield 1
class S:
    def __getitem__(s,i):
        if i>3: raise IndexError
        return i
class A:
    def m(self): return 5
a=A()
import re, itertools, functools, collections, operator
its = [lambda: iter([1,[2],3]), lambda: iter((1,[2],3)), lambda: iter('abc'), lambda: iter('aéc'), lambda: iter(b'abc'), lambda: iter(bytearray(b'abc')), lambda: iter(range(5)), lambda: iter(range(10**20,10**20+5)), lambda: reversed([1,[2],3]), lambda: reversed((1,2,3)), lambda: reversed(range(4)), lambda: reversed('abc'), lambda: iter({1:2,3:4}), lambda: iter({1:2,3:4}.items()), lambda: iter({1:2,3:4}.values()), lambda: reversed({1:2,3:4}), lambda: iter({1,2,3}), lambda: iter(frozenset({1,2})), lambda: enumerate([5,6,7]), lambda: enumerate('abc', 5), lambda: map(str,[1,2,3]), lambda: map(operator.add,[1,2,3],[4,5,6]), lambda: filter(None,[1,0,3]), lambda: zip([1,2,3],'abc'), lambda: zip([1,2],[3,4],strict=True), lambda: iter(S()), lambda: iter(lambda: 1, 2), lambda: gen(), lambda: iter(collections.deque([1,2,3])), lambda: reversed(collections.deque([1,2,3])), lambda: itertools.count(3), lambda: itertools.cycle([1,2]), lambda: itertools.repeat(1,3), lambda: itertools.chain([1],[2]), lambda: itertools.islice([1,2,3],1,None), lambda: itertools.permutations([1,2,3]), lambda: itertools.combinations([1,2,3],2), lambda: itertools.product([1,2],[3]), lambda: itertools.accumulate([1,2,3]), lambda: itertools.groupby('aab'), lambda: itertools.zip_longest([1],[2,3]), lambda: itertools.starmap(pow,[(1,2),(3,4)]), lambda: itertools.takewhile(bool,[1,1,0]), lambda: itertools.dropwhile(bool,[1,0,3]), lambda: itertools.pairwise([1,2,3]), lambda: itertools.tee([1,2,3])[0], lambda: itertools.batched('abcd',2), lambda: itertools.compress('abc',[1,0,1]), lambda: itertools.filterfalse(None,[0,1,0])]
for i, mk in enumerate(its):
    for adv in (0,1):
        for f in (copy.copy, copy.deepcopy):
            it=mk()
            if adv: next(it,None)
            try:
                c=f(it)
                print(i, type(c).__name__, c is it, end=' ')
                print(list(itertools.islice(c,4)) if 'groupby' not in type(it).__name__ else '', list(itertools.islice(it,4)) if 'groupby' not in type(it).__name__ else '')
            except Exception as e: print(i, type(it).__name__, type(e).__name__, e)
others=[lambda: a.m, lambda: A.m, lambda: [].append, lambda: [1].append, lambda: 'a'.join, lambda: str.join, lambda: len, lambda: a.__init__, lambda: (5).__add__, lambda: int.__add__, lambda: slice(1,[2]), lambda: memoryview(b'a'), lambda: {}.keys(), lambda: A.__dict__, lambda: property(), lambda: gen.__code__, lambda: types.SimpleNamespace(a=[1]), lambda: functools.partial(int,base=2), lambda: re.compile('a'), lambda: re.match('a','a'), lambda: list[int], lambda: int|str, lambda: NotImplemented, lambda: ..., lambda: object(), lambda: type(a), lambda: copy, lambda: gen().gi_frame, lambda: types.MappingProxyType({}), lambda: operator.itemgetter(1), lambda: operator.attrgetter('a'), lambda: operator.methodcaller('a',[1]), lambda: collections.deque([[1]],3), lambda: collections.OrderedDict(a=[1]), lambda: collections.defaultdict(list,{1:[2]}), lambda: collections.Counter('aab'), lambda: collections.ChainMap({1:[2]}), lambda: collections.namedtuple('N','a')([1]), lambda: functools.lru_cache(len), lambda: functools.cached_property(len), lambda: bytearray(b'a'), lambda: 1j, lambda: range(3), lambda: frozenset([1]), lambda: {1}, lambda: (1,[2]), lambda: Exception(1,[2]), lambda: KeyError('a'), lambda: ExceptionGroup('a',[ValueError(1)]), lambda: OSError(1,'a'), lambda: UnicodeDecodeError('utf8',b'a',0,1,'x'), lambda: StopIteration(4), lambda: types.CellType(1), lambda: (lambda: 1), lambda: {}.items(), lambda: {}.values(), lambda: dict.fromkeys, lambda: object.__init__, lambda: A.__init__, lambda: A.__weakref__, lambda: int.real, lambda: type.__dict__['__mro__'], lambda: functools.singledispatch(len), lambda: functools.partialmethod(len), lambda: functools.total_ordering]
print('others')
for i, mk in enumerate(others):
    for f in (copy.copy, copy.deepcopy):
        try:
            o=mk(); c=f(o); print(i, type(o).__name__, type(c).__name__, c is o, c == o, end=' ')
            if type(o).__name__ in ('slice','SimpleNamespace','N','ChainMap','defaultdict','OrderedDict','deque','partial','Exception','tuple'): print(c)
            else: print()
        except Exception as e: print(i, type(o).__name__, type(e).__name__, e)
