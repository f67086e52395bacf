from collections import namedtuple
P = namedtuple("P", "x y z")
n = 0
for i in range(400000):
    p = P(i, i + 1, z=3)
    n += p.x + p.y * p.z
    x, y, z = p
    n += x
q = p._replace(x=1)
print(n, q, q._asdict())
