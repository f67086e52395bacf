import heapq
h = []
x = 12345
for i in range(200000):
    x = (x * 1103515245 + 12345) % 2147483648
    heapq.heappush(h, (x, i))
n = 0
while h:
    n = (n * 31 + heapq.heappop(h)[0]) % 1000003
print(n)
a = list(range(200000, 0, -1)); heapq.heapify(a); print(a[0], heapq.nlargest(5, a), heapq.nsmallest(3, a))
