# Heaps of what the interpreter compares by itself and of what the program compares.
import heapq
from heapq import *
x = 7
h = []
for i in range(60):
    x = (x * 1103515245 + 12345) % 1000
    heappush(h, (x % 30, i))
print(h[:10])
print([heappop(h) for _ in range(20)], len(h))
a = [5, 3.5, True, 9, -1, 10**30, 0.0]
heapify(a); print(a)
print(heapreplace(a, 4), heappushpop(a, -5), heappushpop(a, 100), a)
class N:
    def __init__(self, v): self.v = v
    def __lt__(self, other): print('<', self.v, other.v); return self.v < other.v
    def __repr__(self): return f'N{self.v}'
h = [N(3), N(1), N(2)]
heapify(h); print(h)
heappush(h, N(0)); print(h, heappop(h), h, heapreplace(h, N(9)), heappushpop(h, N(1)), h)
class L(list): pass
l = L([3, 1, 2]); heapify(l); heappush(l, 0); print(l, type(l), heappop(l))
print(nlargest(3, [1, 5, 2, 5, 4]), nsmallest(2, iter([3, 1, 2])), nlargest(2, ['a', 'bbb', 'cc'], key=len), nsmallest(1, []), nlargest(0, [1]), nlargest(-1, [1]))
print(nlargest(5, (i * 37 % 101 for i in range(3000)), key=lambda v: (v % 10, -v)), nsmallest(4, (i * 37 % 101 for i in range(3000))))
print(nlargest(3, [(1, 'a'), (1, 'b'), (0, 'c')], key=lambda p: p[0]), nsmallest(3, iter([(1, 'a'), (1, 'b'), (0, 'c')]), key=lambda p: p[0]))
print(list(merge([1, 4, 7], [2, 5], [0, 9])), list(merge([7, 4], [5, 2], reverse=True)), list(merge(['a', 'bbb'], ['cc'], key=len)))
for bad in (lambda: heappush((1,), 2), lambda: heappop([]), lambda: heappop(3), lambda: heapreplace([], 1), lambda: heapify((1, 2)), lambda: heappushpop(None, 1), lambda: heappush([1], 'a'), lambda: heapify([1, 'a']), lambda: heappush(), lambda: heappop([1, 'a', 2])):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(heappushpop([], 3), heapq.heappush.__name__, type(heapify([])))


# Heaps with the largest first, which merging in reverse keeps: natively, and where objects compare themselves.
class Seen:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print(f'{self.n}<{other.n}', end=' ')
        return self.n < other.n

    def __repr__(self):
        return f'S{self.n}'


print(list(heapq.merge([9, 5, 1], [8, 5, 2], [7], reverse=True)))
print(list(heapq.merge(['bb', 'a'], ['ccc', 'dd'], key=len, reverse=True)))
print(list(heapq.merge([Seen(5), Seen(2)], [Seen(4), Seen(3)], [Seen(1)], reverse=True)))
print(list(heapq.merge([Seen(1), Seen(4)], [Seen(2), Seen(3)])))
largest = [3, 1, 4, 1, 5, 9, 2, 6]
heapq._heapify_max(largest)
print(largest, heapq._heapreplace_max(largest, 0), largest, [heapq._heappop_max(largest) for _ in range(4)], largest)
mixed = [Seen(1), Seen(3), Seen(2)]
heapq._heapify_max(mixed)
print(mixed)
print(heapq._heapreplace_max(mixed, Seen(0)), mixed, heapq._heappop_max(mixed), mixed)
for wrong in [lambda: heapq._heappop_max([]), lambda: heapq._heappop_max((1,)), lambda: heapq._heapreplace_max([], 1),
              lambda: heapq._heapify_max(5), lambda: heapq._heapify_max([1, 'a']), lambda: heapq.heappop(5),
              lambda: heapq.heappushpop(None, 1)]:
    try:
        print(wrong())
    except (TypeError, IndexError) as e:
        print(type(e).__name__, e)
