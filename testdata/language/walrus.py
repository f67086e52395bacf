# Assignment expressions: where they bind, order, comprehensions, conditions.
if (n := len('hello')) > 3:
    print(n)
print((y := 5) + y, y)
x = [a := 1, a + 1, (a := a + 10), a]
print(x, a)
data = iter([3, 1, 0, 7])
while (item := next(data)) != 0:
    print('item', item)
print('stopped at', item)


def f(**kw):
    return kw


print(f(k=(v := 3)), v)
print([last := i for i in range(4)], last)
print([(i, sq) for i in range(6) if (sq := i * i) % 2], sq)
print(any((witness := w) > 10 for w in [1, 12, 30]), witness)


def inner():
    out = [local := j for j in range(3)]
    return local, 'local' in globals()


print(inner())


def nonlocal_case():
    z = 0

    def g():
        nonlocal z
        return [z := z + k for k in range(4)]

    return g(), z


print(nonlocal_case())


def global_case():
    global planted
    return [planted := k for k in 'ab']


print(global_case(), planted)
print(f'{(w := 10)} {w:=5} {w}')
print((lambda: (q := 4) + q)())
print([(a := 1, b := 2), a, b], {(k := 'key'): (val := 1)}, k, val)
d = {}
d['r'] = (r := 5)
print(d, r, not (s := 0), s)
print((t := 1, 2), t)
print(1 if (u := None) is None else 2, u)
import re

for text in ('x=1', 'nothing', 'yy=22'):
    if m := re.match(r'(\w+)=(\d+)', text):
        print(m.group(1), m.group(2))
    elif (length := len(text)) > 5:
        print('long', length)
nested = [[cell := r * c for c in range(3)] for r in range(3)]
print(nested, cell)
print((p := (q := 3) + 1), p, q)
total = 0
print([total := total + i for i in [1, 2, 3]] + [total])
assert (checked := True), 'message'
print(checked, x[(idx := 1)], idx, x[(lo := 0) : (hi := 2)], lo, hi)
