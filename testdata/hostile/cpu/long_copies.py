# monty-only
# verdict: max_fuel
# limits: max_memory=1500000000 max_fuel=40000000
# Whole containers of millions of items, made at once from others.
xs = [0] * 5_000_000
d = dict.fromkeys(range(1_000_000))
s = set(d)
while True:
    ys = xs.copy()
    ys = xs + [1]
    ys = xs[1:]
    ys = xs[::2]
    ys = [*xs, 1]
    a, *ys = xs
    ys = tuple(xs)
    ys = sorted(xs)
    ys = [1, 2] * 2_500_000
    ys = dict.fromkeys(xs)
    ys = None
    e = d.copy()
    e = dict(d)
    t = s.copy()
    t = s | {-1}
    e = list(d), set(d), frozenset(s), {**d}, s in [s], d.keys() - s
    e = t = None
