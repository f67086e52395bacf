# tools: echo
# Host calls inside the keys and comparisons of min and max.
print(min([3, 1, 2], key=echo), max([3, 1, 2], key=lambda x: echo(-x)), min('bca', key=lambda c: echo(ord(c))))
print(max(3, 1, 2, key=echo), min(5, 2, key=lambda x: echo(10 - x)), min([], key=echo, default=echo('none')))


class N:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        return echo(self.v < o.v)

    def __gt__(self, o):
        return echo(self.v) > echo(o.v)

    def __repr__(self):
        return f'N{self.v}'


print(min(N(2), N(1), N(3)), max([N(2), N(5), N(3)]), max((N(i) for i in range(4))), min([N(1), N(1)]))
print(max({'a': 1, 'b': 3}.items(), key=lambda kv: echo(kv[1])), min(map(echo, [4, 2, 6])), max(echo(x) for x in (1, 9, 3)))
try:
    max([1, 'a'], key=echo)
except TypeError as e:
    print(e)
d = {'x': 3, 'y': 7}
print(max(d, key=lambda k: echo(d[k])), min(d, key=d.get), max(d.values(), key=echo))
