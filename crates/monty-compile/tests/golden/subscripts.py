def f(a, i, j):
    a[0] = a[i]
    a[i:j] = a[:j]
    a[1:2, ...] = a[::2]
    a[-1] += a[i + 1]
    a.b.c += 1
    del a[i], a.b, a[1:]
    return a[i][j]
