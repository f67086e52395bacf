# Many items at once at either end of a deque whose items stand anywhere in its ring.
from collections import deque

for before in range(12):
    d = deque()
    # Turn the ring, so that what is added goes round its end.
    for i in range(before):
        d.append(i)
        d.popleft()
    d.extend(range(5))
    d.extendleft('abc')
    print(before, list(d), len(d), d[0], d[-1])
    d.extend(d)
    d.extendleft(d)
    print(len(d), ''.join(map(str, d)))
    d.extend([])
    d.extendleft(())
    for _ in range(10):
        d.pop(), d.popleft()
    d.appendleft('x')
    d.append('y')
    print(list(d))

for most in (0, 1, 3, 7):
    d = deque('ab', most)
    d.extend(range(5))
    print(list(d), end=' ')
    d.extendleft('xyz')
    print(list(d), d.maxlen)

d = deque([1, 2, 3])
it = iter(d)
print(next(it))
d.extend([])
print(next(it))
d.extend([4])
try:
    next(it)
except RuntimeError as e:
    print(e)
text = deque(range(5000))
text.extendleft(range(5000, 10000))
print(len(text), text[0], text[4999], text[5000], text[-1], sum(text))
print('aébç日'[::-1], 'aébç日'[::2], 'aébç日'[3:0:-2], 'aébç日'[1::100], ('é' + 'ab' * 40000)[::20001])
