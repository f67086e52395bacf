# exec with globals and locals apart: where names go, global declarations, annotations, classes.
g, l = {}, {}
exec('''
def f():
    y = 1
    def g():
        global y
        return y
    def h():
        return y + 1
    return g, h
y = 9
first, second = f()
r = first(), second()
z: int = 3
''', g, l)
print(g['y'], 'y' in l, l['r'], l['z'], l['__annotations__'], sorted(set(g) - {'__builtins__'}))
ns = {'__annotations__': {'old': str}}
exec('x: int = 1\nw: str', ns)
print(ns['__annotations__'], ns['x'])


class Lowered(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


m = Lowered()
exec('X: int = 1\nY = 2', {}, m)
print(sorted(m), m['__annotations__'])
exec('global z\nz = 1', g2 := {})
print(g2['z'])
for text in ('f(**{1: 2}, **{1: 3})', 'f(**{1: 2})', 'f(*5)', 'f(**5)', 'f(*[1], *5)', 'print(*5)', "''.join(*5)", 'f(a=1, **{"a": 2})', '(lambda: 1)(*5)'):
    try:
        def f(**kwargs):
            return kwargs
        print(eval(text))
    except TypeError as e:
        print(e)
