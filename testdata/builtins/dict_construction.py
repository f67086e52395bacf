# dict(): every form, order, equality, text, keys that are equal, unhashable keys.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


print({}, dict(), dict(a=1, b=2), dict([('a', 1), ('b', 2)]), dict({'a': 1}, b=2), dict([['k', 'v']]), dict(['ab', 'cd']), dict(zip('xy', (1, 2))), dict((k, len(k)) for k in ('p', 'qq')))
attempt(dict, 5)
attempt(dict, [1])
attempt(dict, [(1, 2, 3)])
attempt(dict, ['abc'])
attempt(dict, [(1,)])
attempt(dict, {}, {})
attempt(dict, None)
attempt(dict, [([], 1)])
attempt(dict, 'ab')
attempt(lambda: {[]: 1})
attempt(lambda: {{}: 1})
attempt(lambda: {(1, []): 1})
attempt(lambda: {set(): 1})
attempt(lambda: {**5})
attempt(dict, [('a', 1), 5])
d = {'a': 1, 'b': 2, 'a': 3}
print(d, list(d), {1: 'int', 1.0: 'float', True: 'bool'}, {'1': 's', 1: 'i'}, {None: 0, (): 1, '': 2, 0: 3, False: 4})
print(dict.fromkeys('ab'), dict.fromkeys([1, 2], 'v'), dict.fromkeys((), 1), {**{'a': 1}, 'b': 2, **{'a': 9}})
attempt(dict.fromkeys)
attempt(dict.fromkeys, 5)
attempt(dict.fromkeys, [[]])
print({'a': 1, 'b': 2} == {'b': 2, 'a': 1}, {'a': 1} == {'a': 1.0}, {'a': 1} != {'a': 2}, {} == [], {1: {2: 3}} == {1: {2: 3}}, {'a': 1} == {'a': 1, 'b': 2})
attempt(lambda: {} < {})
attempt(lambda: {} + {})
attempt(hash, {})
print({'a': 1} | {'b': 2}, {'a': 1, 'b': 1} | {'b': 2}, {1: 1} | {})
attempt(lambda: {'a': 1} | [('b', 2)])
attempt(lambda: [('b', 2)] | {'a': 1})
d = {'a': 1}
d |= [('b', 2)]
d |= {'a': 5}
print(d)
try:
    d |= 5
except TypeError as e:
    print(e)
print(repr({'k': [1, {'n': None}], 2: (3,), (4,): {5}}), str({}), f'{ {1: 2} }', len({1: 2, 3: 4}), bool({}), bool({0: 0}), 'a' in {'a': 1}, 1 in {'a': 1})
attempt(lambda: [] in {})
r = {}
r['self'] = r
print(r, [r], r == r)


class Key:
    def __init__(self, v, h):
        self.v, self.h = v, h

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        return isinstance(other, Key) and self.v == other.v

    def __repr__(self):
        return f'K({self.v})'


d = {Key(1, 7): 'a', Key(2, 7): 'b', Key(1, 7): 'c', Key(1, 8): 'd'}
print(d, d[Key(2, 7)], Key(2, 8) in d, len(d))


class Mapping:
    def keys(self):
        return iter('xy')

    def __getitem__(self, k):
        return k * 2


class OnlyKeys:
    keys = lambda self: ['a']


print(dict(Mapping()), dict(Mapping(), z=1))
attempt(dict, OnlyKeys())
big = {i: i * i for i in range(1000)}
for i in range(0, 1000, 3):
    del big[i]
for i in range(0, 1000, 9):
    big[i] = -i
print(len(big), list(big)[:5], list(big)[-3:], sum(big.values()))
print({x: y for x, y in zip('abc', range(3)) if y}, {len(k): k for k in ('a', 'b', 'cc')}, {i: {j: i * j for j in range(2)} for i in range(2)})
print(hash(1) == hash(1.0) == hash(True), {float('nan'): 1} == {float('nan'): 1}, {0: 'a', -0.0: 'b'}, {2**70: 'big'}[2**70], {'é': 1}['\u00e9'], {b'a': 1, 'a': 2})
