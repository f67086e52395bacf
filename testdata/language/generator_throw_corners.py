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
