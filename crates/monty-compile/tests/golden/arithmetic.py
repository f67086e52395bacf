def f(a, b):
    c = a + b * 2 - 1
    c //= 3
    c **= -a
    return (c + f(a, b)) @ ~c
