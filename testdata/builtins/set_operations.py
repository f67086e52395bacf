# set: construction, operators, methods, comparison, changes during iteration.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def show(s):
    return type(s).__name__, sorted(s, key=lambda x: (str(type(x)), x))


a, b = {1, 2, 3}, {3, 4}
print(show(a | b), show(a & b), show(a - b), show(a ^ b), show(b - a), a < {1, 2, 3, 4}, a <= a, a < a, a > {1}, a >= b, a == {3, 2, 1}, a != b, a.isdisjoint({9}))
print(show(a.union([4], (5,), {6: 7})), show(a.intersection([1, 2], {2, 3})), show(a.difference([1], [2])), show(a.symmetric_difference([1, 9])), a.issubset(range(10)), a.issuperset([1]), show(a.union()), show(a.copy()))
for op in ('a | [1]', 'a & [1]', 'a - (1,)', 'a ^ 5', '[1] | a', 'a + b', 'a < [1]', 'a < 5', 'a * 2', 'a[0]', 'hash(a)', '{[]}', '{{}}', 'set(5)', 'set(1, 2)', 'set([[]])', 'a.add([])', 'a.remove(99)', 'a.remove([])', 'a.discard([])', 'a.pop(1)', 'set().pop()', 'a.update(5)', 'a.union(5)', 'a.add()', 'a.add(1, 2)', '[] in a', 'set(x=1)', 'a.nothing', 'frozenset() < 1', 'a.issubset(5)'):
    print(op, end=' -> ')
    attempt(eval, op)
s = set()
s.add(1)
s.add(1.0)
s.add(True)
s.update('ab', [2])
s.discard('zz')
s.remove('a')
print(show(s), len(s), 1 in s, 'b' in s)
s -= {1}
s |= {5, 6}
s &= {5, 6, 7, 2}
s ^= {7, 2}
print(show(s))
for op in ('s |= [1]', 's -= 5', 's &= "x"', 's ^= None'):
    try:
        exec(op)
    except TypeError as e:
        print(op, e)
s.intersection_update([5, 7], {7})
s.difference_update([7])
s.symmetric_difference_update('q')
print(show(s), s.clear(), s, set())
print({1}, {'a'}, {None}, {(1, 2)}, frozenset(), frozenset({1}), repr({frozenset({1})}), set('a'), set(), bool(set()), bool({0}), len({1, 1.0, True}))
f = frozenset([1, 2])
print(show(f | {3}), show({3} | f), show(f & {1}), f == {1, 2}, hash(f) == hash(frozenset([2, 1])), {f: 'k'}[frozenset([2, 1])], f in {f}, {1, 2} in {f}, frozenset(f) is f, f.copy() is f)
attempt(lambda: f.add(1))
attempt(lambda: {[1]} in {f})
g = f
g |= {3}
print(show(g), show(f))


def change(action):
    s = {1, 2, 3}
    try:
        for x in s:
            action(s, x)
    except RuntimeError as e:
        return str(e)
    return show(s)


print(change(lambda s, x: s.add(x + 100)), change(lambda s, x: s.remove(x)), change(lambda s, x: s.add(x)), change(lambda s, x: s.clear()))
print(show({x % 3 for x in range(10)}), show({*'ab', *[1]}), sorted({3, 1, 2}), sum({1, 2}), max({1, 5}), set('hello') == set('olleh'), {1, 2} | {2} == {1, 2}, show(set({'k': 1})))
print({1} < {1, 2} < {1, 2, 3}, {1, 2} <= {1, 3}, {1, 2} >= {3}, set() < {1}, {1} == frozenset({1}), {1} == [1], {1} is not {1})


class Same:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return True

    def __hash__(self):
        return 1


print(len({Same(1), Same(2)}), [x.n for x in {Same(1), Same(2)}], Same(5) in {Same(1)})
big = set(range(0, 3000, 2)) & set(range(0, 3000, 3))
print(len(big), sum(big), big == set(range(0, 3000, 6)), len(set(range(100)) ^ set(range(50, 150))), {2**70, 2**70} == {2**70})
print(set.union({1}, {2}) == {1, 2}, set.__or__({1}, [2]), {1}.__contains__(1), {1}.__and__({1}), {1}.__len__(), frozenset.union(frozenset(), [1]))
attempt(set.union)
attempt(set.union, [1], [2])
x = {1, 2, 3}
print(x.pop() in {1, 2, 3}, len(x), {1}.pop(), show({1, 2}.union({3: 'a'}.keys())))
