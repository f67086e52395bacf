# monty-only
# verdict: max_fuel
# What is looked for is as long as where it is looked for, or longer.
a = 'x' * 3_000_000
b = 'x' * 2_999_999 + a[0]
c = a + 'y'
d, e, f = a.encode(), b.encode(), c.encode()
while True:
    for x, y, z in (a, b, c), (d, e, f):
        x.startswith(y), x.endswith(y), x.startswith((y, z)), z.startswith(x)
        x.removeprefix(y), x.removesuffix(y), x.replace(y, y[:0]), z.replace(x, y)
        x.find(z), x.find(y), z.find(x), x.rfind(y), z.rfind(x), x.count(y), z.index(x)
        x.partition(y), x.rpartition(y), x.split(y), x.split(z), x.rsplit(y)
        z in x, y in x, x in z
