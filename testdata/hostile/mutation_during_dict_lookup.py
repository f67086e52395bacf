# __eq__ and __hash__ that change the dictionary or set being searched.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


class Evil:
    action = None

    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 7

    def __eq__(self, other):
        if Evil.action:
            act, Evil.action = Evil.action, None
            act()
        return self is other

    def __repr__(self):
        return f'E{self.name}'


def fresh():
    global d
    d = {Evil('a'): 1, Evil('b'): 2, Evil('c'): 3}
    return d


def during(act, use):
    fresh()
    Evil.action = act
    try:
        result = use()
    except Exception as e:
        result = f'{type(e).__name__}: {e}'
    Evil.action = None
    print(result, '|', len(d), sorted(map(str, d)))


during(lambda: d.clear(), lambda: d.get(Evil('x'), 'default'))
during(lambda: d.clear(), lambda: Evil('x') in d)
during(lambda: d.update({i: i for i in range(100)}), lambda: d.get(Evil('x'), 'default'))
during(lambda: d.clear(), lambda: d.__setitem__(Evil('x'), 9))
during(lambda: d.clear(), lambda: d.setdefault(Evil('x'), 9))
during(lambda: d.clear(), lambda: d.pop(Evil('x'), 'gone'))
during(lambda: d.popitem(), lambda: d.get(Evil('x'), 'default'))
during(lambda: [d.pop(k) for k in list(d)[:1]], lambda: d.get(Evil('x'), 'default'))
during(lambda: d.clear(), lambda: d == {Evil('p'): 1, Evil('q'): 2, Evil('r'): 3})
during(lambda: d.clear(), lambda: d | {Evil('z'): 0} and 'merged')


def set_during(act, use):
    global s
    s = {Evil(1), Evil(2), Evil(3)}
    Evil.action = act
    try:
        result = use()
    except Exception as e:
        result = f'{type(e).__name__}: {e}'
    Evil.action = None
    print(result, '|', len(s))


set_during(lambda: s.clear(), lambda: Evil(9) in s)
set_during(lambda: s.clear(), lambda: s.add(Evil(9)))
set_during(lambda: s.clear(), lambda: s.discard(Evil(9)))
set_during(lambda: s.update(range(200)), lambda: Evil(9) in s)
set_during(lambda: s.clear(), lambda: s == {Evil(1), Evil(2), Evil(3)})
set_during(lambda: s.clear(), lambda: len(s.difference([Evil(4)])) <= 3)


class BadHash:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        BadHash.calls += 1
        return BadHash.calls

    def __eq__(self, o):
        return True


BadHash.calls = 0
d = {BadHash(1): 'a'}
key = list(d)[0]
print(key in d, d.get(key), len(d), d == d, {**d} == d)
d2 = dict.fromkeys(BadHash(i) for i in range(20))
print(len(d2), len(set(d2)), len(list(d2)))


class HashRaises:
    def __hash__(self):
        raise ValueError('no hash')


attempt(lambda: {HashRaises(): 1})
attempt(lambda: {1: 2}.get(HashRaises()))
attempt(lambda: HashRaises() in {1})
attempt(lambda: {1}.add(HashRaises()))
attempt(lambda: hash((1, HashRaises())))
d = {i * 2**61 - i: i for i in range(50)}
print(len(d), sum(d.values()), all(d[k] == v for k, v in d.items()))
l = [1, 2, 3]
it = iter(l)
for x in it:
    l.insert(0, x) if len(l) < 6 else None
print(l)
