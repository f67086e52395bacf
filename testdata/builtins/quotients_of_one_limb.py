# Wide ints whose quotient is short: from an estimate by their highest bits, which may be too large.
for n in (64, 65, 127, 128, 129, 640, 5000):
    for k in (0, 1, 2, 30, 61, 62, 63, 64):
        for low in (0, 1, (1 << (n - 1)) - 1):
            y = (1 << n - 1) + low
            for q in (1 << k, (1 << k) - 1, (1 << k) + 1):
                for rest in (0, 1, y // 2, y - 1):
                    x = y * q + rest
                    assert x // y == q and x % y == rest and divmod(x, y) == (q, rest), (n, k, low, q)
                    down = (q, 0) if not rest else (q + 1, y - rest)
                    assert divmod(-x, y) == (-down[0], down[1])
                    assert divmod(x, -y) == (-down[0], -down[1])
                    assert divmod(-x, -y) == (q, -rest)
print((10 ** 60 + 7) // 10 ** 59, (3 ** 400) // (3 ** 399 + 1), (2 ** 500 - 1) % (2 ** 499 + 1) == 2 ** 499 - 2)
