# Loops over map() of functions, classes and builtins, and what ends them.
def f(x):
    if x == 2: raise StopIteration
    return x
for v in map(f, [0,1,2,3]): print(v)
print('after')
print(list(map(f, [0,1,2,3])))
its=[iter([1,2]), iter([]), iter([3])]
for v in map(next, its): print(v)
print([v for v in map(f, range(5))], sum(map(f, range(5))))
class C:
    def __init__(self, x):
        if x == 1: raise StopIteration
        self.x = x
for c in map(C, [0, 0, 1, 0]): print(c.x)
for v in map(int, ['1','2']): print(v)
try:
    for v in map(int, ['1','x']): print(v)
except ValueError as e: print(e)
for v in map(str.upper, ['a','b']): print(v)
for v in map(len, ['a','bb']): print(v)
for v in map(lambda a,b: a+b, [1,2],[3,4]): print(v)
for v in map(print, [1,2]): print(v)
def gen():
    yield from map(f, range(5))
print(list(gen()))
def its():
    for x in ([1], [2], [], [3]): yield iter(x)
for v in map(next, its()): print(v)
print(list(map(next, its())), [v for v in map(f, (i for i in range(5)))])
