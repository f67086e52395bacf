# Augmented assignment: targets evaluated once, in place or rebound, order, errors.
log = []


def v(x):
    log.append(x)
    return x


d = {'k': 1}
l = [0, 1, 2]
d[v('k')] += v(5)
l[v(1)] -= v(10)
print(d, l, log)
log.clear()


class Slot:
    def __init__(self):
        self.store = {}

    def __getitem__(self, k):
        log.append(('get', k))
        return self.store.get(k, 0)

    def __setitem__(self, k, value):
        log.append(('set', k, value))
        self.store[k] = value

    def __getattr__(self, name):
        log.append(('getattr', name))
        return 100


s = Slot()
s[v('i')] += v(3)
s[1:2] += 5
s.missing += 1
print(log, s.missing)
log.clear()
for text in ('x = 5; x += 2', 'x = 5; x -= 2', 'x = 5; x *= 2', 'x = 5; x /= 2', 'x = 5; x //= 2', 'x = 5; x %= 2', 'x = 5; x **= 2', 'x = 5; x <<= 2', 'x = 5; x >>= 2', 'x = 5; x &= 4', 'x = 5; x |= 2', 'x = 5; x ^= 1',
             'x = "a"; x += "b"', 'x = "a"; x *= 3', 'x = [1]; x += (2,)', 'x = [1]; x *= 2', 'x = (1,); x += (2,)', 'x = {1}; x |= {2}', 'x = {1, 2}; x &= {2}', 'x = {1, 2}; x -= {2}', 'x = {1}; x ^= {1}', 'x = {"a": 1}; x |= {"b": 2}', 'x = b"a"; x += b"b"', 'x = 1.5; x += 1', 'x = 1j; x *= 2', 'x = True; x += 1', 'x = 2**63 - 1; x += 1',
             'x = 5; x += "a"', 'x = "a"; x += 5', 'x = [1]; x += 5', 'x = None; x += 1', 'x = {}; x += {}', 'x = (1,); x += [2]', 'x = {1}; x |= [2]', 'x = 5; x @= 2', 'x = [1]; x -= [1]', 'x = 1; x /= 0', 'x = 1; x <<= -1', 'x += 1', 'x[0] += 1', 'x = [1]; x[5] += 1', 'x = {}; x["k"] += 1', 'x = "abc"; x[0] += "z"', 'x = ([],); x[0].append(1)', 'x = 5; x.real += 1', 'x = object(); x.y += 1'):
    space = {}
    try:
        exec(text, space)
        print(text, '->', space['x'])
    except Exception as e:
        print(text, '->', type(e).__name__ + ':', e)
a = b = [1]
a += [2]
print(a is b, b)
a = b = (1,)
a += (2,)
print(a is b, b)
a = b = {1}
a |= {2}
print(a is b)


class InPlace:
    def __init__(self):
        self.total = 0

    def __iadd__(self, o):
        self.total += o
        return self

    def __isub__(self, o):
        return f'now a string: {o}'

    def __imul__(self, o):
        return NotImplemented

    def __mul__(self, o):
        return ('mul', o)

    def __itruediv__(self, o):
        raise KeyError(o)


p = q = InPlace()
p += 5
p += 6
print(p is q, p.total)
p -= 1
print(p, q.total)
q *= 3
print(q)
r = InPlace()
try:
    r /= 2
except KeyError as e:
    print('kept', type(r).__name__, e)


class Prop:
    def __init__(self):
        self._n = 0

    @property
    def n(self):
        log.append('get n')
        return self._n

    @n.setter
    def n(self, value):
        log.append(('set n', value))
        self._n = value

    @property
    def fixed(self):
        return [1]


o = Prop()
o.n += 5
o.n *= 2
print(o.n, log)
try:
    o.fixed += [2]
except AttributeError as e:
    print(e, o.fixed)


def local():
    n = 0
    for i in range(5):
        n += i
    n //= 3
    return n


def nonlocal_():
    n = 10

    def inner():
        nonlocal n
        n -= 3
        return n

    return inner(), inner(), n


print(local(), nonlocal_())
t = [0]
t[0] += t[0] + (t.__setitem__(0, 50) or 1)
print(t)
i = 1
arr = [10, 20, 30]
arr[i] += (i := 2)
print(arr, i)
m = [[0] * 2 for _ in range(2)]
m[1][0] += 7
m[0][m[1][0] - 6] -= 1
print(m)
