# Keys whose `__hash__` and `__eq__` are code, in dicts and sets.
log = []


class Key:
    def __init__(self, n, same_hash=True):
        self.n = n
        self.h = 1 if same_hash else n

    def __hash__(self):
        log.append(f'hash {self.n}')
        return self.h

    def __eq__(self, other):
        log.append(f'{self.n} == {other.n if isinstance(other, Key) else other}')
        return isinstance(other, Key) and self.n == other.n

    def __repr__(self):
        return f'K{self.n}'


def show(*results):
    print(*results, '|', ', '.join(log))
    log.clear()


d = {Key(1): 'one'}
show(d)
show(d[Key(1)], d.get(Key(2)), d.get(Key(2), 'none'), Key(1) in d, Key(3) not in d)
d[Key(2)] = 'two'
d[Key(3)] = 'three'
show(d, d[Key(3)])
d[Key(2)] = 'again'
del d[Key(1)]
show(d, d.pop(Key(3)), d.setdefault(Key(4), 'four'))
try:
    {Key(4): 4}[Key(9)]
except KeyError as e:
    show(type(e).__name__, e)
s = {Key(1), Key(2), Key(1)}
s.add(Key(3))
s.add(Key(3))
show(len(s), Key(2) in s, Key(7) in s, {Key(5) for _ in range(3)}, {Key(i % 2): i for i in range(4)})
key = Key(8)
d = {key: 'mine'}
log.clear()
show(d[key], key in d, d.keys() & {key}, key in d.keys())
show({Key(1, False): 1}.get(Key(2, False)))
show({(1, Key(2)): 'in a tuple'}[1, Key(2)], (1, Key(3)) in {(1, Key(2))})


class Odd(Key):
    def __eq__(self, other):
        return self.n == other.n and Truth()

    __hash__ = Key.__hash__


class Truth:
    def __bool__(self):
        log.append('bool')
        return True


show({Odd(1): 'odd'}[Odd(1)], Odd(2) in {Odd(3)})


class Missing(dict):
    def __missing__(self, key):
        return f'no {key!r}'


m = Missing({Key(1): 1})
show(m[Key(1)], m[Key(2)])


class Changing(Key):
    def __eq__(self, other):
        if self in holders:
            holders.clear()
            target.clear()
            target.update({i: i for i in range(20, 40)})
        return super().__eq__(other)

    __hash__ = Key.__hash__


target = {}
c = Changing(1)
holders = [c]
target[c] = 1
show(Changing(1) in target, len(target))

for bad in ('x', 1.5, None):
    class Bad:
        def __hash__(self):
            return bad

        def __eq__(self, other):
            raise ValueError('compared')

    for use in (lambda: {}[Bad()], lambda: {Bad()}, lambda: Bad() in {}, lambda: {}.get(Bad())):
        try:
            use()
        except TypeError as e:
            print(e)


class Raises:
    def __init__(self, at):
        self.at = at

    def __hash__(self):
        if self.at == 'hash':
            raise LookupError('in hash')
        return True

    def __eq__(self, other):
        raise LookupError('in eq')


for at in ('hash', 'eq'):
    for use in (lambda: {Raises('eq'): 1}[Raises(at)], lambda: Raises(at) in {Raises('eq')},
                lambda: {Raises('eq'): 1, Raises(at): 2}, lambda: {Raises('eq')}.add(Raises(at))):
        try:
            use()
        except LookupError as e:
            print(type(e).__name__, e)


class Big:
    def __hash__(self):
        return 2**70

    def __eq__(self, other):
        return NotImplemented


b = Big()
print({b: 1}[b], Big() in {b}, hash(b) == hash(2**70))


class NoHash:
    __hash__ = None


for use in (lambda: {NoHash(): 1}, lambda: NoHash() in {}, lambda: {}.get(NoHash()), lambda: {NoHash()}):
    try:
        use()
    except TypeError as e:
        print(e)
