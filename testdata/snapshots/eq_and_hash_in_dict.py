# tools: echo fail
# Host calls inside __hash__ and __eq__ as dictionaries and sets call them.
class Key:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return echo(hash(self.v) % 3)

    def __eq__(self, other):
        return isinstance(other, Key) and echo(self.v) == echo(other.v)

    def __repr__(self):
        return f'K{self.v}'


d = {Key(1): 'a', Key(2): 'b', Key(4): 'c', Key(1): 'd'}
print(d, d[Key(4)], Key(2) in d, Key(7) in d, len(d), d.get(Key(9), 'none'))
d[Key(2)] = 'new'
del d[Key(1)]
print(d, d.pop(Key(4)), d.setdefault(Key(5), 5), d.setdefault(Key(2), 6), d)
d.update({Key(2): 'updated', Key(8): 8})
print(d, d == {Key(2): 'updated', Key(5): 5, Key(8): 8}, d == {Key(2): 0})
print({**d, Key(5): 'again'}, d | {Key(5): 55}, dict([(Key(1), 1), (Key(1), 2)]), dict.fromkeys([Key(1), Key(4), Key(1)]))
s = {Key(1), Key(4), Key(1), Key(7)}
print(len(s), Key(7) in s, len(s | {Key(2), Key(1)}), len(s & {Key(1), Key(2)}), len(s - {Key(4)}), s == {Key(7), Key(1), Key(4)}, s <= {Key(1), Key(4), Key(7), Key(9)})
s.add(Key(4))
s.discard(Key(1))
s.remove(Key(7))
print(s, frozenset([Key(1), Key(1)]), {Key(1)}.isdisjoint({Key(4)}), {x.v for x in {Key(1)} ^ {Key(4)}} == {1, 4})
try:
    s.remove(Key(99))
except KeyError as e:
    print('KeyError', e)
try:
    d[Key(99)]
except KeyError as e:
    print('KeyError', e)
l = [Key(1), Key(2), Key(1)]
print(l.index(Key(2)), l.count(Key(1)), Key(2) in l, l == [Key(1), Key(2), Key(1)], (Key(1),) == (Key(2),), l != l[:2], {'k': Key(1)} == {'k': Key(1)})
l.remove(Key(2))
print(l, (Key(1), 2) in {(Key(1), 2): 'tuple key'}, {(Key(1), Key(4)): 1}[Key(1), Key(4)], hash((Key(1), 1)) == hash((Key(1), 1)))


class Fails(Key):
    def __hash__(self):
        return 1

    def __eq__(self, other):
        if echo(self.v) == 13:
            fail('RuntimeError', 'unlucky')
        return super().__eq__(other)


f = {Fails(13): 1}
try:
    f[Fails(1)]
except RuntimeError as e:
    print(e, len(f))


class NoHash(Key):
    def __hash__(self):
        fail('TypeError', 'hash refused by the host')


try:
    {NoHash(1): 1}
except TypeError as e:
    print(e)
from collections import Counter, OrderedDict, defaultdict

print(Counter([Key(1), Key(2), Key(1)]).most_common(1), defaultdict(lambda: echo('made'))[Key(3)], list(OrderedDict([(Key(1), 1), (Key(4), 2)]).items()))
