# tools: echo fail
# Host calls inside __enter__, __exit__, with bodies, contextlib helpers.
from contextlib import ExitStack, contextmanager, suppress


class CM:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print('enter', echo(self.name))
        return echo(self.name.upper())

    def __exit__(self, kind, value, tb):
        print('exit', echo(self.name), kind and kind.__name__, echo(str(value)))
        return echo(self.swallow)


with CM('a') as a, CM('b') as b:
    print('body', echo(a + b))
with CM('quiet', True):
    fail('ValueError', 'in the body')
print('after')
try:
    with CM('outer'), CM('inner'):
        raise KeyError(echo('k'))
except KeyError as e:
    print('out', e)


def returns():
    with CM('r'):
        return echo('returned')


def loops():
    for i in range(3):
        with CM(f'l{i}'):
            if echo(i) == 0:
                continue
            break
    return i


print(returns(), loops())


@contextmanager
def managed(name):
    print('setup', echo(name))
    try:
        yield echo(name * 2)
    except ValueError as e:
        print('handled', echo(str(e)))
    finally:
        print('teardown', echo(name))


with managed('m') as m:
    print('in', m)
with managed('n'):
    raise ValueError(echo('inside'))
with suppress(ValueError):
    fail('ValueError', 'suppressed')
with ExitStack() as stack:
    names = [stack.enter_context(CM(n)) for n in 'xy']
    stack.callback(lambda: print('callback', echo('cb')))
    print(names)


class FailingExit(CM):
    def __exit__(self, *exc):
        fail('RuntimeError', 'exit failed')


try:
    with FailingExit('f'):
        raise ValueError('first')
except RuntimeError as e:
    print(e, repr(e.__context__))
try:
    with CM('o'):
        with FailingExit('p') as p:
            print(echo(p))
except RuntimeError as e:
    print(e)


def gen():
    with CM('g') as g:
        yield echo(g)
        yield echo(2)


for x in gen():
    print(x)
g = gen()
next(g)
g.close()
