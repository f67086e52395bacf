from collections import deque
d = deque(maxlen=1000)
n = 0
for i in range(1000000):
    d.append(i)
    if len(d) > 500:
        n += d.popleft()
d = deque(range(100))
for i in range(300000):
    d.rotate(1)
    d.appendleft(d.pop())
    n += d[0]
print(n)
