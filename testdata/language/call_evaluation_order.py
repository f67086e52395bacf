# Order of evaluation: operands, arguments, keywords, subscripts, assignment targets, displays.
log = []


def v(x, result=None):
    log.append(x)
    return x if result is None else result


def show(label):
    print(label, log)
    log.clear()


class Obj:
    def __repr__(self):
        return 'Obj'

    def __getattr__(self, name):
        log.append('.' + name)
        return self

    def __getitem__(self, k):
        log.append(f'[{k}]')
        return self

    def __setitem__(self, k, value):
        log.append(f'[{k}]={value!r}')

    def __setattr__(self, k, value):
        log.append(f'.{k}={value!r}')

    def __call__(self, *a, **k):
        log.append(('call', a, k))
        return self

    def __add__(self, o):
        log.append('+')
        return self

    def __iadd__(self, o):
        log.append('+=')
        return self


o = Obj()
v(1) + v(2) * v(3) - v(4)
show('arithmetic')
(v(2)) ** v(3) ** v(2)
show('power')
v('f', o)(v(1), *v('s', [2]), v(3), k=v(4), **v('d', {'z': 5}))
show('call')
o.a.b(v(1)).c[v(2)]
show('chain')
v('t', o)[v('i')] = v('value')
show('subscript store')
v('t', o).x = v('value')
show('attribute store')
v('a', o).x = v('b', o)[v('k')] = v('value')
show('two targets')
v('t', o)[v('i')] += v('value')
show('augmented')
v('t', o).n += v('value')
show('augmented attribute')
{v('k1'): v('v1'), v('k2'): v('v2'), **v('m', {})}
show('dict')
[v(1), *v(2, []), v(3)]
show('list')
v('x', o)[v('lo') : v('hi') : v('step')]
show('slice')
v(0, []) or v(1) and v(2, 0) or v(3)
show('boolean')
v('then') if v('test', 0) or v('test2') else v('else')
show('conditional')
f'{v(1)}{v(2)!r:{v(3)}}'
show('fstring')
lambda a=v('default'), *, b=v('kwdefault'): v('never')
show('lambda')
assert v('assertion'), v('message')
show('assert')
d = {}
for v('target', d)['k'] in v('iter', [1, 2]):
    pass
show('for')
v(1) < v(2) < v(0) < v(9)
show('comparison')
v('a', d)[v('k')], (v('b', d)['z'], *v('c', d)['r']) = v('rhs', (1, (2, 3, 4)))
show('unpack')
x = [1]
print(x + [x.append(2)] + x, x[0] if x.pop() else None, x)
i = 5
print(i, (i := i + 1), i, [i, (i := i * 2), i])


def rebinds():
    global i
    i = 100
    return 1


print(i + rebinds(), i)
i = 5
print(i * 2 + rebinds() + i, [i, rebinds(), i])


def local_rebind():
    n = 1

    def bump():
        nonlocal n
        n += 10
        return n

    return n + bump() + n, (n, bump(), n), n < bump() < n


print(local_rebind())


class Meta(type):
    def __getitem__(cls, k):
        log.append(('class item', k))
        return cls

    def __prepare__(name, bases, **kw):
        log.append(('prepare', name, kw))
        return {}


def decorator(f):
    log.append('decorate')
    return f


class Base:
    def __init_subclass__(cls, **kw):
        log.append(('subclass', cls.__name__, kw))


@v('decorator', decorator)
class K(v('base', Base), metaclass=v('meta', Meta), key=v('kw')):
    log.append('body')


show('class')
@v('decorator', decorator)
def g(a: v('annotation') = v('default'), *args: v('args'), b: v('b') = v('kwdefault')) -> v('returns'):
    pass


show('def')
try:
    v('object', None)[v('key')] = v('value')
except TypeError as e:
    print(e)
show('failing store')
try:
    missing_function(v('argument'))
except NameError:
    pass
show('callee first')
try:
    (5)(v('argument'))
except TypeError as e:
    print(e)
show('arguments before the callee is tried')
