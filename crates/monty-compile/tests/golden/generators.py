def g(n):
    for i in range(n):
        got = yield i
        yield
    return (yield from g(n))
