# limits: max_recursion=200
# RecursionError is an exception like any other: caught, counted, and the stack usable afterwards.
def down(n):
    return down(n + 1)


def depth():
    global deepest
    deepest += 1
    depth()


for _ in range(3):
    try:
        down(0)
    except RecursionError as e:
        print(type(e).__name__, e)
deepest = 0
try:
    depth()
except RecursionError:
    print('depth', deepest)


def inner_catch(n):
    try:
        return inner_catch(n + 1)
    except RecursionError:
        return n


print(inner_catch(0) > 100)


def with_finally(n):
    try:
        with_finally(n + 1)
    finally:
        ran.append(n)


ran = []
try:
    with_finally(0)
except RecursionError:
    print(len(ran) > 100, ran[-1], ran == sorted(ran, reverse=True))


class Chain:
    def __getattr__(self, name):
        return getattr(self, name + 'x')


try:
    Chain().a
except RecursionError:
    print('getattr')


def gen(n):
    yield from gen(n + 1)


try:
    list(gen(0))
except RecursionError:
    print('generators')


class Call:
    def __call__(self):
        return self()


try:
    Call()()
except RecursionError:
    print('call')


class Prop:
    @property
    def p(self):
        return self.p


try:
    Prop().p
except RecursionError:
    print('property')
print(isinstance(RecursionError(), RuntimeError), down.__name__)


def fine(n):
    return 0 if n == 0 else 1 + fine(n - 1)


print(fine(150))
