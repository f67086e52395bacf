# The generator protocol: send, throw, close, return values, re-entry, state.


def attempt(f, *args):
    try:
        print('->', f(*args))
    except BaseException as e:
        print('!!', type(e).__name__, e.args)


def echo():
    got = yield 'start'
    while True:
        got = yield ('got', got)


g = echo()
attempt(g.send, 1)
print(next(g), g.send('a'), next(g), g.send((1, 2)))
g.close()
attempt(next, g)
attempt(g.send, 1)


def catcher():
    while True:
        try:
            x = yield 'ready'
            print('received', x)
        except ValueError as e:
            print('caught', e)
            yield 'recovered'
        finally:
            print('finally')


c = catcher()
print(next(c))
print(c.throw(ValueError('boom')))
print(next(c))
attempt(c.throw, KeyError('k'))
attempt(next, c)
attempt(c.throw, TypeError('after the end'))


def returns(n):
    for i in range(n):
        yield i
    return f'{n} done'


r = returns(1)
next(r)
try:
    next(r)
except StopIteration as e:
    print('value', e.value)
attempt(next, r)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
attempt(s.close)


def polite():
    try:
        yield 1
    except GeneratorExit:
        print('leaving')
        return 'farewell'


p = polite()
next(p)
print('close gives', p.close(), polite().close())


def inner_stop():
    yield 1
    raise StopIteration('sneaky')


i = inner_stop()
next(i)
try:
    next(i)
except RuntimeError as e:
    print(type(e).__name__, e, '|', type(e.__cause__).__name__, e.__cause__)


def reenter():
    yield next(me)


me = reenter()
attempt(next, me)

fresh = returns(3)
attempt(fresh.throw, ValueError('before the start'))
attempt(next, fresh)
attempt(returns(3).throw, ValueError)
attempt(returns(3).throw, 42)


def cleanup(log):
    try:
        yield 'in'
    finally:
        log.append('cleaned')


log = []
for x in cleanup(log):
    print(x)
print(log)
g = cleanup(log)
next(g)
g.close()
g.close()
print(log)
print(type(g).__name__, g.gi_running, g.gi_frame, returns(1).gi_code.co_name)
print(list(returns(4)), sum(returns(5)), max(returns(3)), tuple(returns(0)))
