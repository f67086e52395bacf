# Generators and coroutines used where they may not be: while running, finished, or half closed.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def self_next():
    yield next(holder[0])


def self_close():
    holder[0].close()
    yield 1


def self_throw():
    holder[0].throw(ValueError('x'))
    yield 1


def self_list():
    yield from holder[0]


holder = []
for make in (self_next, self_close, self_throw, self_list):
    holder[:] = [make()]
    attempt(next, holder[0])
    attempt(next, holder[0])


def ignores():
    while True:
        try:
            yield 'still here'
        except GeneratorExit:
            pass


g = ignores()
next(g)
attempt(g.close)
attempt(next, g)


def raises_on_close():
    try:
        yield 1
    finally:
        raise KeyError('during close')


g = raises_on_close()
next(g)
attempt(g.close)
attempt(g.close)


def yields_in_finally():
    try:
        yield 1
    finally:
        yield 2


g = yields_in_finally()
next(g)
attempt(g.close)
print(list(yields_in_finally()))


async def coro():
    return 5


c = coro()
attempt(c.send, 1)
try:
    c.send(None)
except StopIteration as e:
    print('value', e.value)
attempt(c.send, None)
attempt(coro().throw, ValueError('into a coroutine'))
c = coro()
c.close()
attempt(c.send, None)
attempt(list, coro())
attempt(next, coro())


async def agen():
    yield 1


a = agen()
attempt(list, a)
attempt(next, a)
attempt(a.__anext__().send, 5)
try:
    a.__anext__().send(None)
except StopIteration as e:
    print('async value', e.value)


def bad_throw():
    yield 1


for args in ((5,), (ValueError, 'message'), (ValueError('v'), 'w'), (int,), ('text',), (None,)):
    g = bad_throw()
    next(g)
    attempt(g.throw, *args)


def stop_inside():
    yield 1
    next(iter([]))


attempt(lambda: list(stop_inside()))


def chain():
    try:
        yield from chain_inner()
    except ZeroDivisionError:
        yield 'handled'


def chain_inner():
    yield 1
    1 / 0


print(list(chain()))


class Delegate:
    def __iter__(self):
        return self

    def __next__(self):
        return 'n'

    def throw(self, *args):
        raise RuntimeError('throw of the delegate')

    def close(self):
        raise RuntimeError('close of the delegate')


def delegating():
    yield from Delegate()


g = delegating()
next(g)
attempt(g.send, 'no send')
g = delegating()
next(g)
attempt(g.throw, ValueError('v'))
g = delegating()
next(g)
attempt(g.close)
attempt(setattr, g, 'gi_running', 5)
attempt(type(g))
attempt(lambda: g.gi_yieldfrom)
