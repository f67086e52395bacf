# random with a seed: the very numbers CPython gives.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import random

random.seed(42)
print(random.random(), random.randint(1, 100), random.randrange(0, 100, 7), random.uniform(1, 2), random.choice('abcdef'), random.getrandbits(70))
l = list(range(10))
random.shuffle(l)
print(l, random.sample(range(100), 5), random.choices('abc', k=5), random.choices([1, 2], weights=[1, 9], k=5), random.gauss(0, 1), random.normalvariate(5, 2), random.expovariate(1.5), random.betavariate(1, 2), random.triangular(0, 10, 5))
for seed in (0, 1, -1, 2**100, 'text', b'bytes', 1.5, 'é', True):
    r = random.Random(seed)
    print(repr(seed), r.random(), r.randint(0, 10**20), r.choice([1, 2, 3]))
a, b = random.Random(7), random.Random(7)
print([a.random() for _ in range(3)] == [b.random() for _ in range(3)], a.getstate() == b.getstate())
state = a.getstate()
first = [a.randint(0, 9) for _ in range(5)]
a.setstate(state)
print(first, [a.randint(0, 9) for _ in range(5)] == first)
r = random.Random(3)
print(r.randbytes(5), r.vonmisesvariate(0, 1), r.lognormvariate(0, 1), r.paretovariate(2), r.weibullvariate(1, 2), r.gammavariate(2, 3), r.sample(['a', 'b', 'c'], counts=[3, 1, 2], k=4), r.randrange(5), r.randrange(2, 4), r.binomialvariate(10, 0.3))
attempt(random.randint, 5, 1)
attempt(random.randrange, 0)
attempt(random.randrange, 1, 10, 0)
attempt(random.randrange, 1.5)
attempt(random.choice, [])
attempt(random.choice, 5)
attempt(random.sample, [1, 2], 3)
attempt(random.sample, {1, 2}, 1)
attempt(random.sample, [1], -1)
attempt(random.choices, [], k=1)
attempt(random.choices, [1, 2], weights=[1], k=1)
attempt(random.choices, [1, 2], weights=[0, 0])
attempt(random.shuffle, 'abc')
attempt(random.getrandbits, -1)
attempt(random.seed, [1])
random.seed(5)
deck = [f'{rank}{suit}' for suit in 'SHDC' for rank in '23456789TJQKA']
random.shuffle(deck)
print(deck[:5], [round(random.random(), 4) for _ in range(4)], sum(random.randint(1, 6) for _ in range(100)), random.choices(range(5), cum_weights=[1, 3, 6, 10, 15], k=6))
hits = sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(1000))
print(4 * hits / 1000, random.choice(deck), random.Random(9).sample(range(10**9), 3))
