# tools: echo fail
# Host calls in every position of list, set, dict comprehensions and generator expressions.
print([echo(x) for x in range(3)], [x for x in range(5) if echo(x) % 2], [echo(x) for x in echo([1, 2]) if echo(True)])
print({echo(x % 2) for x in range(4)} == {0, 1}, {echo(k): echo(k * 2) for k in 'ab'}, {k: v for k, v in echo({'x': 1}).items() if echo(v)})
print([(x, y) for x in echo([1, 2]) for y in echo('ab') if echo(x == 1 or y == 'b')], [[echo(i * j) for j in range(2)] for i in range(2)])
print(list(echo(x) for x in echo([0, 1, 2])), sum(echo(x) for x in [1, 2]), tuple(x for x in range(4) if echo(x > 1)))
print([y := echo(1), y + 1], [last := echo(x) for x in 'pq'], last)
print([f() for f in [lambda i=echo(i): echo(i) for i in range(2)]], [x for x in [echo(y) for y in [echo(z) for z in (1, 2)]]])


def function(n):
    k = echo(10)
    out = [echo(k + i) for i in range(n)]
    k = echo(20)
    return out, [lambda: k for _ in range(1)][0]()


print(function(2))


class C:
    xs = [echo(x) for x in range(2)]
    ys = {x: echo(x) for x in xs}


print(C.xs, C.ys)
try:
    [echo(x) if x < 2 else fail('IndexError', f'at {x}') for x in range(5)]
except IndexError as e:
    print(e)
g = (echo(x) for x in range(3))
print(next(g), next(g), list(g), next(g, echo('end')))
print({**{echo(k): 1 for k in 'ab'}, echo('c'): echo(3)}, [*[echo(1)], *(echo(x) for x in (2, 3))], {*(echo(x) for x in 'q')})
