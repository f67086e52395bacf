# Comparison chains: each operand once, short circuit, identity, membership, reflection.
log = []


def v(x):
    log.append(x)
    return x


print(v(1) < v(2) < v(3), log)
log.clear()
print(v(1) > v(2) > v(3), log)
log.clear()
print(v(1) < v(5) > v(3) != v(4) == v(4.0), log)
log.clear()
print(1 < 2 > 0 <= 0 >= -1 in [-1] not in [[]] is not None)
print((1 < 2) < 3, 3 > (2 > 1), not 1 < 2 < 2)
x = 5
print(0 <= x < 10, 0 <= x < 5, 10 > x >= 5 >= x)


class Cmp:
    def __init__(self, name, answer):
        self.name, self.answer = name, answer

    def __lt__(self, other):
        log.append(('lt', self.name, getattr(other, 'name', other)))
        return self.answer

    def __gt__(self, other):
        log.append(('gt', self.name, getattr(other, 'name', other)))
        return self.answer

    def __eq__(self, other):
        log.append(('eq', self.name))
        return NotImplemented


class Odd:
    """A truth value that says when it is asked."""

    def __init__(self, v):
        self.v = v

    def __bool__(self):
        log.append(('bool', self.v))
        return self.v

    def __repr__(self):
        return f'Odd({self.v})'


log.clear()
a, b, c = Cmp('a', Odd(True)), Cmp('b', Odd(False)), Cmp('c', True)
print(a < b < c, log)
log.clear()
print(b < a < c, log)
log.clear()
print(1 < c, c > 1, a == b, a == a, a != b, log)


class Sub(Cmp):
    pass


log.clear()
print(Cmp('base', NotImplemented) < Sub('sub', 'reflected first'), log)


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)


attempt(lambda: 1 < 'a')
attempt(lambda: 1 < 2 < 'a')
attempt(lambda: 'a' <= None)
attempt(lambda: [] > ())
attempt(lambda: {} < {})
attempt(lambda: 1j < 2j)
attempt(lambda: [1, 'a'] < [1, 2])
attempt(lambda: object() >= object())
attempt(lambda: 1 in 5)
attempt(lambda: 1 in 'abc')
attempt(lambda: None < None)
attempt(lambda: Cmp('n', NotImplemented) < 3)
print([1, 2] < [1, 2, 3], (1, 'b') > (1, 'a'), 'Z' < 'a', 'abc' < 'abd', b'a' < b'b', 1 == 1.0 == True == (1 + 0j))
nan = float('nan')
print(nan == nan, nan is nan, nan in [nan], [nan] == [nan], nan != nan, nan < nan, (nan,) == (nan,), {1: nan} == {1: nan})
print({1, 2} < {1, 2, 3} > {1}, {1} <= {1}, {1} < {1}, {1, 2} > {3}, frozenset([1]) == {1})
