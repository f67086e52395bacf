def f(xs):
    a = [x * 2 for x in xs if x if x > 1]
    b = {x: y for x, y in xs for z in y}
    c = [lambda: x for x in xs]
    d = {(last := x) for x in xs}
    return a, b, c, d, last, sum(x for x in xs)
