# contextlib, copy and operator.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import contextlib
import copy
import io
import operator


@contextlib.contextmanager
def managed(name, swallow=False):
    print('enter', name)
    try:
        yield name.upper()
    except ValueError as e:
        print('saw', e)
        if not swallow:
            raise
    finally:
        print('exit', name)


with managed('a') as a, managed('b'):
    print(a)
with managed('s', swallow=True):
    raise ValueError('swallowed')


def outside():
    with managed('o'):
        raise KeyError('out')


attempt(outside)


@managed('decorator')
def decorated():
    return 'result'


print(decorated(), decorated())


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


@contextlib.contextmanager
def never():
    return
    yield


def use(cm):
    with cm:
        pass


attempt(use, twice())
attempt(use, never())
with contextlib.suppress(KeyError, IndexError):
    {}['x']
print('suppressed', contextlib.nullcontext(5).__enter__())
with contextlib.redirect_stdout(io.StringIO()) as out:
    print('captured')
print(repr(out.getvalue()))


class Closes:
    def close(self):
        print('closed')


with contextlib.closing(Closes()) as c:
    print(type(c).__name__)
with contextlib.ExitStack() as stack:
    stack.enter_context(managed('one'))
    stack.callback(print, 'callback', sep='-')
    stack.push(lambda *exc: print('push', exc[0]))
    print('body')


class Base(contextlib.ContextDecorator):
    def __enter__(self):
        print('in')
        return self

    def __exit__(self, *exc):
        print('out')


@Base()
def wrapped(x):
    return x * 2


print(wrapped(4))
original = {'list': [1, [2]], 'tuple': (1, [2]), 'set': {1}, 'n': 5}
shallow, deep = copy.copy(original), copy.deepcopy(original)
original['list'][1].append(3)
original['tuple'][1].append(3)
print(shallow, deep, shallow['list'] is original['list'], deep['tuple'] == (1, [2]))
loop = [1]
loop.append(loop)
dup = copy.deepcopy(loop)
print(dup[1] is dup, dup is not loop, copy.copy(5), copy.deepcopy('x'), copy.copy((1, 2)), copy.deepcopy(len) is len)


class Node:
    def __init__(self, v, other=None):
        self.v, self.other = v, other


class Own:
    def __copy__(self):
        return 'copied'

    def __deepcopy__(self, memo):
        return ('deep', type(memo).__name__)


n = Node([1])
n.other = n
m, k = copy.copy(n), copy.deepcopy(n)
print(m.v is n.v, m.other is n, k.v is n.v, k.other is k, copy.copy(Own()), copy.deepcopy([Own()]), copy.replace(__import__('datetime').date(2024, 1, 2), day=5))
shared = [0]
pair = copy.deepcopy([shared, shared])
print(pair[0] is pair[1], copy.deepcopy({1: {2: [3]}}), type(copy.copy(type('L', (list,), {})([1]))).__name__)
attempt(copy.deepcopy, (x for x in []))
get = operator.itemgetter(1)
print(get('abc'), operator.itemgetter(0, 2)('xyz'), operator.itemgetter('k')({'k': 1}), operator.attrgetter('v')(n) == [1], operator.attrgetter('other.v', 'v')(n), operator.methodcaller('upper')('a'), operator.methodcaller('split', ',', maxsplit=1)('a,b,c'))
attempt(operator.itemgetter('z'), {})
attempt(operator.attrgetter('nope'), n)
attempt(operator.itemgetter)
print(operator.add(1, 2), operator.mul('a', 3), operator.contains([1], 1), operator.truth([]), operator.not_(0), operator.concat([1], [2]), operator.countOf([1, 1], 1), operator.indexOf('abc', 'c'), operator.is_(None, None), operator.neg(5), operator.getitem({1: 2}, 1), operator.iadd([1], [2]), operator.lt(1, 2), operator.index(True), operator.pos(-1), operator.xor(5, 1), operator.matmul.__name__)
attempt(operator.add, 1, 'a')
attempt(operator.index, 1.5)
attempt(operator.indexOf, [], 1)
print(sorted([{'n': 2}, {'n': 1}], key=operator.itemgetter('n')), list(map(operator.add, [1, 2], [3, 4])))
