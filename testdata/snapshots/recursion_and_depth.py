# tools: echo add
# Suspensions deep in the stack, and many of them.
def down(n):
    if n == 0:
        return echo('bottom')
    return down(n - 1)


def each(n):
    return 0 if n == 0 else add(each(n - 1), 1)


def mutual_a(n):
    return echo(n) if n <= 0 else mutual_b(n - 1)


def mutual_b(n):
    return [mutual_a(n - 1)][0]


def gen(n):
    if n:
        yield from gen(n - 1)
    yield echo(n)


print(down(300), each(100), mutual_a(101), list(gen(20)))
total = 0
for i in range(200):
    total += echo(i)
print(total)


def hanoi(n, a, b, c):
    if n == 0:
        return 0
    return add(add(hanoi(n - 1, a, c, b), 1), hanoi(n - 1, c, b, a))


print(hanoi(6, 'a', 'b', 'c'))
nested = []
for i in range(50):
    nested = [nested, echo(i)]
depth = 0
while nested:
    nested, last = nested
    depth += 1
print(depth, last)


class Node:
    def __init__(self, v, left=None, right=None):
        self.v, self.left, self.right = v, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield echo(self.v)
        if self.right:
            yield from self.right

    def insert(self, v):
        side = 'left' if echo(v) < self.v else 'right'
        child = getattr(self, side)
        if child:
            child.insert(v)
        else:
            setattr(self, side, Node(v))


root = Node(50)
for v in (30, 70, 20, 40, 60, 80, 65):
    root.insert(v)
print(list(root))


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


print(echo(ackermann(2, 3)))
try:
    down(10**6)
except RecursionError as e:
    print(e, echo('after'))
