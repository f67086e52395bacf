# `next` of a generator wherever it stands: at its start, in its midst, at its end, while it runs.
def numbers():
    got = yield 1
    print('got', got)
    try:
        yield 2
    finally:
        print('closing')
    return 'done'


g = numbers()
print(next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print('stopped', e.value)
print(next(g, 'default'))


def forever():
    n = 0
    while True:
        n += 1
        yield n


f = forever()
print([next(f) for _ in range(5)], next(f) + next(f) * next(f), f'{next(f)} {next(f)!r}')
pair = (next(f), next(f))
print(pair, {next(f): next(f)}, max(next(f), next(f)))


def itself():
    yield 1
    yield next(me)


me = itself()
print(next(me))
try:
    next(me)
except ValueError as e:
    print(type(e).__name__, e)


def raising():
    yield 1
    raise KeyError('inside')


r = raising()
print(next(r))
try:
    next(r)
except KeyError as e:
    print('raised', e)
try:
    next(r)
except StopIteration as e:
    print('over', e.value)


def outer(inner):
    while True:
        try:
            yield next(inner) * 10
        except StopIteration:
            return


print(list(outer(iter(forever_twice := [1, 2]))), list(outer(x for x in (3, 4))))


def handling():
    try:
        raise ValueError('kept')
    except ValueError as e:
        yield str(e)
        yield repr(e)


h = handling()
try:
    raise TypeError('outside')
except TypeError as e:
    print(next(h), e)
    print(next(h), e, e.__context__)


def deep(n):
    if n:
        yield next(deep(n - 1))
    else:
        yield 'bottom'


print(next(deep(100)))
