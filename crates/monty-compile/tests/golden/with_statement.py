def f(a, b):
    with a as x, b:
        for y in x:
            if y:
                continue
            return y
