def f(a, b, c):
    if a < b <= c and not (a == 1 or b is None):
        return a if a else b
    elif a in (1, 2) or c is not None:
        return a or b and c
    while a > 0 and b:
        a -= 1
    while True:
        if a: break
