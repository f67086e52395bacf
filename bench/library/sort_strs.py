import random
r = random.Random(1)
a = [str(r.getrandbits(40)) for _ in range(1000000)]
b = sorted(a)
b = sorted(a)
print(b[0], b[-1], b[500000])
