# collections.deque, OrderedDict, ChainMap, UserDict.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


from collections import ChainMap, OrderedDict, UserDict, UserList, UserString, deque

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
d.extend('ab')
d.extendleft('xy')
print(d, d.pop(), d.popleft(), d[0], d[-1], len(d), 2 in d, list(d), d.count('x'), d.index(2))
d.rotate(2)
print(d)
d.rotate(-1)
d.remove('x')
d.insert(1, 'in')
d.reverse()
d[2] = 'set'
del d[0]
print(d, list(reversed(d)), d.copy() == d, d + deque([9]), d * 2 == d + d, deque('ab') < deque('ac'), deque([1]) == [1], bool(deque()))
m = deque(maxlen=3)
for i in range(5):
    m.append(i)
print(m, m.maxlen, d.maxlen, deque('abcdef', 2), deque('abcdef', maxlen=0))
m.appendleft('left')
m.extend([7, 8])
m += [9]
print(m)
attempt(m.insert, 0, 1)
attempt(deque().pop)
attempt(deque().popleft)
attempt(lambda: deque([1])[5])
attempt(lambda: deque([1])['a'])
attempt(lambda: deque([1])[0:1])
attempt(deque([1]).remove, 5)
attempt(deque([1]).index, 5)
attempt(deque, 5)
attempt(deque, [], -1)
attempt(deque, [], 'x')
attempt(hash, deque())
attempt(lambda: deque() + [1])
attempt(lambda: deque() < [1])


def change():
    q = deque([1, 2])
    for x in q:
        q.append(x)


attempt(change)
q = deque([1])
q.append(q)
print(q, d.clear(), d, deque([1, 2, 3]).index(3, 1), deque('abc').extend('d'))
o = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
o.move_to_end('a')
print(o, o.popitem(), o.popitem(last=False), o, list(reversed(OrderedDict(x=1, y=2))), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {'b': 2, 'a': 1})
o['z'] = 26
o.move_to_end('z', last=False)
print(o, OrderedDict.fromkeys('ab', 0), o | {'q': 1}, o.pop('z'), o.setdefault('n', 5), repr(OrderedDict()), o.copy())
attempt(o.move_to_end, 'gone')
attempt(OrderedDict().popitem)
base, over = {'a': 1, 'b': 2}, {'b': 20, 'c': 30}
c = ChainMap(over, base)
print(c['a'], c['b'], c['c'], sorted(c), len(c), c.maps, c.get('z'), 'a' in c, dict(c))
c['a'] = 'written to the first'
child = c.new_child({'x': 1})
print(over, base, child['x'], child.parents == c, child, sorted(child.items(), key=str), ChainMap())
del c['a']
attempt(lambda: c['zzz'])
attempt(c.__delitem__, 'a')
attempt(c.pop, 'a')


class Lower(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(k.lower(), v)


u = Lower({'A': 1}, B=2)
u['C'] = 3
u.update(D=4)
print(u, u.data, 'a' in u, u['c'], len(u), sorted(u), u == {'a': 1, 'b': 2, 'c': 3, 'd': 4}, u.pop('a'))


class Squares(UserList):
    def append(self, x):
        super().append(x * x)


s = Squares([1])
s.append(3)
print(s, s[1], len(s), s + [5], s.data, s == [1, 9], UserString('abc').upper(), UserString('a') + 'b', len(UserString('xyz')))
