# for and while: else, break, continue, targets, changes of the iterable, nested exits.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


for x in range(3):
    if x == 5:
        break
else:
    print('for else', x)
for x in []:
    pass
else:
    print('empty else')
for x in range(3):
    if x == 1:
        break
else:
    print('never')
print('broke at', x)
n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print('while', n)
else:
    print('while else')
while True:
    n += 1
    if n > 2:
        break
else:
    print('never')


def find(rows, wanted):
    for i, row in enumerate(rows):
        for j, v in enumerate(row):
            if v == wanted:
                break
        else:
            continue
        break
    else:
        return None
    return i, j


print(find([[1, 2], [3, 4]], 3), find([[1]], 9))
for i in range(2):
    for j in range(3):
        if j == 1:
            continue
        print(i, j, end=' ')
    else:
        print('|', end=' ')
print()
d = {}
for d['k'], *d['rest'] in [(1, 2, 3), (4,)]:
    print(d)
l = [0, 0]
for l[0], l[1] in zip('ab', 'cd'):
    print(l)
for i in range(3):
    print(i, end=' ')
    i = 10
print(i)
stack = [1]
while stack:
    top = stack.pop()
    if top < 20:
        stack += [top * 2, top * 3]
    else:
        print(top, end=' ')
print()
for x in (y for y in range(5) if y % 2):
    print(x, end=' ')
for i, (a, (b, c)) in enumerate([(1, (2, 3)), (4, (5, 6))]):
    print(i, a, b, c, end=' ')
print()
i = 0
while (i := i + 1) < 4:
    if i == 2: continue
    print(i, end=';')
print()
for c in 'ab': print(c, end=','); print('!', end=' ')
print()


def early():
    for i in range(10):
        try:
            if i == 2:
                return i
        finally:
            if i == 2:
                print('leaving', i)


print(early())
total = 0
for _ in range(1000):
    total += _
print(total, _)
it = iter(range(10))
for x in it:
    if x == 3:
        break
print(list(it), sum(1 for _ in it))
k = 10
for k in range(0):
    pass
print(k)
for x in range(2**63, 2**63 + 2):
    print(x, end=' ')
for x in reversed(range(0, 10, 3)):
    print(x, end=' ')
print()
while False:
    pass
else:
    print('else of a loop that never ran')
try:
    for x in 1, 2, 3:
        if x == 2:
            raise StopIteration('a plain exception here')
except StopIteration as e:
    print(x, e)
