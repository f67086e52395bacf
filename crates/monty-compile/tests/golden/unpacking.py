def f(p, d):
    a, b = p
    a, b = b, a
    first, *rest, last = p
    (x, [y, z]), d['k'], d.attr = p
    for i, (j, k) in d.items():
        pass
    return [*p, 1, *rest], {**d, 'a': 1}, {1, *p}
