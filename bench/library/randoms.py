import random
r = random.Random(42)
n = 0.0
for i in range(300000):
    n += r.random()
    n += r.randint(1, 100)
    n += r.choice((1, 2, 3))
a = list(range(100000)); r.shuffle(a)
s = r.sample(a, 1000)
for i in range(50000): n += r.gauss(0, 1)
print(n, a[:3], s[:3])
