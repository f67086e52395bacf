# tools: echo
# Host calls inside the comparison methods, chains, reflected calls and truth of their results.
class V:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return echo(self.n == getattr(o, 'n', o))

    def __ne__(self, o):
        return echo(('ne', self.n))

    def __lt__(self, o):
        return echo(self.n) < echo(getattr(o, 'n', o))

    def __le__(self, o):
        return echo(self.n <= getattr(o, 'n', o))

    def __gt__(self, o):
        return echo(self.n > getattr(o, 'n', o))

    def __ge__(self, o):
        return echo(self.n >= getattr(o, 'n', o))


a, b = V(1), V(2)
print(a == b, a == 1, a != b, a < b, a <= b, a > b, a >= b, 1 == a, 5 > a, 0 < a, 3 >= b)
print(a < b < V(3), V(3) > b > V(5), a == V(1) == 1, echo(1) < echo(2) < echo(3), echo(5) in echo([1, 5]), echo(None) is echo(None))
if a < b:
    print('if')
while not a > b:
    print('while')
    a = V(9)
print('yes' if a >= b else 'no', a < b or b < a, a < b and 'never', not a == b)
print([V(1)] == [1], (V(1), 2) == (1, 2), [V(1), V(2)] < [1, 3], max([V(1), V(5)]).n, {1: V(1)} == {1: 1}, [1, 2, V(3)].index(3), 3 in [V(1), V(3)])


class Truth:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        return echo(self.v)


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return echo(self.n)


t, f = Truth(True), Truth(False)
print(bool(t), not t, 1 if f else 2, (t and 'x'), (f or 'y'), bool(Sized(0)), bool(Sized(3)), len(Sized(4)), [x for x in range(2) if t], any([f, t]), all([t, f]))
assert t, 'message'
while t:
    t = f
print(t is f, [i for i, x in enumerate([f, Truth(True)]) if x], list(filter(None, [f, Sized(1)]))[0].n)
match V(3):
    case 1:
        print('one')
    case 3:
        print('three')
match echo({'k': [1, 2]}):
    case {'k': [1, x]} if echo(x) == 2:
        print('matched', x)
