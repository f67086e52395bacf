# throw() before a generator has begun, and where it waits for what it delegates to.
def plain():
    yield 1


def tell(action):
    try:
        print(repr(action()))
    except BaseException as error:
        print(type(error).__name__, error, repr(error.__cause__), repr(error.__context__))


g = plain()
tell(lambda: g.throw(StopIteration(1)))
tell(lambda: next(g))

g = plain()
next(g)
tell(lambda: g.throw(StopIteration(1)))


class Numbers:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        return self.n


def delegating():
    result = yield from Numbers()
    print('result', result)
    yield from Numbers()


g = delegating()
print(next(g), next(g))
tell(lambda: g.throw(StopIteration('over')))
tell(lambda: g.throw(ValueError('v')))
tell(lambda: next(g))


def outer():
    return (yield from delegating())


g = outer()
print(next(g))
tell(lambda: g.throw(StopIteration(5)))


def handling():
    try:
        yield 1
    except ValueError:
        # What is thrown through a delegate gets the context of who delegates.
        yield from (v for v in range(3))


for thrown in (StopIteration(1), KeyError('k'), LookupError()):
    g = handling()
    next(g)
    g.throw(ValueError('v'))
    try:
        g.throw(thrown)
    except Exception as e:
        print(type(e).__name__, e, repr(e.__cause__), repr(e.__context__))


def inside():
    try:
        raise KeyError('k')
    except KeyError:
        yield 1
        raise IndexError('i')


def around():
    try:
        raise ValueError('v')
    except ValueError:
        yield from inside()


g = around()
next(g)
try:
    g.send(None)
except IndexError as e:
    print(repr(e.__context__), repr(e.__context__.__context__))
g = around()
next(g)
try:
    g.throw(OSError('o'))
except OSError as e:
    print(repr(e.__context__), repr(e.__context__.__context__))
