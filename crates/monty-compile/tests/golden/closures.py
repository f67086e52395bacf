def outer(a, b):
    n = 0
    def inner(k=1):
        nonlocal n
        n += k + a
        return lambda: (n, b)
    return inner
