# list: append, extend, insert, pop, remove, clear, item and slice assignment, in place operators.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


l = []
l.append(1)
l.append([2])
l.extend('ab')
l.extend(range(2))
l += (9,)
l.insert(0, 'first')
l.insert(-1, 'before last')
l.insert(100, 'end')
l.insert(-100, 'start')
print(l, len(l))
print(l.pop(), l.pop(0), l.pop(-1), l)
l.remove([2])
l.reverse()
print(l)
l.clear()
print(l)
attempt(l.pop)
attempt([1].pop, 5)
attempt([1].pop, 'x')
attempt([1].pop, 1.0)
attempt([1].remove, 2)
attempt([1].append)
attempt([1].append, 1, 2)
attempt([1].extend, 5)
attempt([1].insert, 'x', 1)
attempt([1].insert, 1)
attempt([1].extend, None)


def assign(text, l=None):
    space = {'l': list(range(6)) if l is None else l}
    try:
        exec(text, space)
        print(text, '->', space['l'])
    except Exception as e:
        print(text, '->', type(e).__name__ + ':', e, space['l'])


for text in ('l[0] = "x"', 'l[-1] = "x"', 'l[6] = 1', 'l[-7] = 1', 'l[1:3] = "abc"', 'l[1:1] = [7, 8]', 'l[:] = []', 'l[2:] = (x for x in "pq")', 'l[::2] = "abc"', 'l[::2] = "ab"', 'l[::-1] = range(6)', 'l[5:2:-1] = "abc"',
             'l[1:3] = 5', 'l[::2] = 5', 'l[3:1] = ["in"]', 'l[10:20] = ["end"]', 'l[-100:2] = ["s"]', 'l["a"] = 1', 'l[1.0] = 1', 'l[::0] = []', 'l[1:2] = l', 'l[:] = l[::-1]', 'l += 5', 'l += "ab"', 'l *= 2', 'l *= 0', 'l *= -1', 'l *= 1.5', 'l *= "a"', 'l = l + [1]', 'l = l + (1,)',
             'del l[0]', 'del l[1:4]', 'del l[::2]', 'del l[::-2]', 'del l[10]', 'del l[10:]', 'del l[:]', 'l += l', 'l[2], l[3] = l[3], l[2]', 'l[0] += 10', 'l.extend(l)', 'l[True] = "t"', 'l[2**70] = 1', 'l[2**70:] = "z"', 'l[1:2], l[0] = "xy", "z"'):
    assign(text)
a = b = [1]
a += [2]
print(b, a is b)
a = a + [3]
print(b, a is b)
nested = [[0] * 2] * 2
nested[0][0] = 'shared'
print(nested, [[0] * 2 for _ in range(2)])
l = [1, 2, 3]
for x in l:
    if len(l) < 8:
        l.append(x * 10)
print(l)
l = list(range(8))
for x in l:
    if x % 2 == 0:
        l.remove(x)
print(l)
it = iter(l)
next(it)
l.clear()
print(list(it), l)
l.append('late')
print(list(it))
t = ([],)
try:
    t[0] += ['changed anyway']
except TypeError as e:
    print(e, t)
