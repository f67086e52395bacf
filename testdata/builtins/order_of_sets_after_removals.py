# A key takes the place of the last removed one that its search passes: seen in the order of the keys.
def numbers(seed):
    while True:
        seed = (seed * 1103515245 + 12345) % 2**31
        yield seed >> 8


for seed, spread, step in [(1, 5, 1), (2, 10, 8), (3, 30, 16), (4, 100, 4), (5, 300, 64)]:
    rest = numbers(seed)
    s = set()
    for i in range(400):
        key = next(rest) % spread * step
        what = next(rest) % 8
        if what < 4:
            s.add(key)
        elif what < 6:
            s.discard(key)
        elif what == 6:
            s ^= {key, key + step}
        elif s:
            s.pop()
        if i % 80 == 79:
            print(seed, list(s)[:30], list(s.copy())[:10], list(s | {key})[:10])
s = {1, 2, 3}
s.discard(1)
s.add(9)
print(s)
