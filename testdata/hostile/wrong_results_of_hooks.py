# Special methods that give what they may not: every place asks, none believes.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def make(**methods):
    space = {}
    for name, value in methods.items():
        space[f'__{name}__'] = value if callable(value) else (lambda self, *a, v=value, **k: v)
    return type('X', (), space)()


cases = [
    (dict(len='x'), len), (dict(len=-5), len), (dict(len=10**30), len), (dict(len=1.0), len), (dict(bool=1), bool), (dict(bool='x'), lambda x: 1 if x else 2), (dict(iter=5), list), (dict(iter=[1]), lambda x: [*x]), (dict(iter=None), iter),
    (dict(hash='x'), hash), (dict(hash=1.5), lambda x: {x: 1}), (dict(str=5), str), (dict(repr=None), repr), (dict(repr=b'x'), lambda x: f'{x!r}'), (dict(format=5), format), (dict(index=1.5), lambda x: [1][x]), (dict(index='1'), lambda x: range(x)),
    (dict(int='5'), int), (dict(float=5), float), (dict(complex=5), complex), (dict(bytes=[1]), bytes), (dict(contains='truthy'), lambda x: 5 in x), (dict(getitem=lambda s, i: 1 // 0), lambda x: list(x)), (dict(enter=1), lambda x: exec('with x: pass', {'x': x})),
    (dict(next=5, iter=lambda s: s), lambda x: dict(zip([1, 2], x))), (dict(reversed=5), lambda x: list(reversed(x))), (dict(length_hint='x', iter=lambda s: iter([])), list), (dict(length_hint=-1, iter=lambda s: iter([])), list), (dict(length_hint=10**30, iter=lambda s: iter([1])), list),
    (dict(round='r'), round), (dict(abs=None), abs), (dict(dir=5), dir), (dict(dir=[1, 'a']), dir), (dict(add=NotImplemented), lambda x: x + x), (dict(eq=5), lambda x: x == x), (dict(eq=[]), lambda x: x in [x, 1]), (dict(lt='yes'), lambda x: len(sorted([x, x]))), (dict(call=5), lambda x: x(1, k=2)),
    (dict(missing=5), lambda x: x['k']), (dict(instancecheck=5), lambda x: isinstance(1, x)), (dict(getattr=5), lambda x: x.anything), (dict(getattribute=7), lambda x: x.anything), (dict(set_name=1), lambda x: type('C', (), {'a': x}).__name__), (dict(get=5), lambda x: type('C', (), {'a': x}).a),
    (dict(**{'await': 5}), lambda x: x.__await__()), (dict(trunc='x'), lambda x: int(x)), (dict(class_getitem=5), lambda x: x[1]), (dict(sizeof=5), lambda x: x.__sizeof__()), (dict(fspath=5), lambda x: x.__fspath__()), (dict(doc=5), lambda x: x.__doc__()),
    (dict(iadd=5), lambda x: x.__iadd__(1)), (dict(divmod='d'), lambda x: divmod(x, 1)), (dict(pow='p'), lambda x: pow(x, 1, 2)), (dict(matmul='m'), lambda x: x @ 1), (dict(ne='n'), lambda x: x != 1), (dict(neg='n'), lambda x: -x), (dict(delitem='d'), lambda x: x.__delitem__(1)), (dict(exit=True, enter=5), lambda x: exec('with x as y: raise ValueError(y)', {'x': x})),
]
for methods, use in cases:
    print(sorted(methods), end=' -> ')
    attempt(use, make(**methods))


class Meta(type):
    def mro(cls):
        return Meta.answer


for answer in (5, [], [5], [object], [int, object]):
    Meta.answer = answer
    attempt(lambda: Meta('M', (), {}).__mro__[-1].__name__)


class MetaCall(type):
    def __new__(mcs, *args):
        return 5


def weird_class():
    class W(metaclass=MetaCall):
        pass

    return W


attempt(weird_class)


def function_as_meta():
    class W(metaclass=lambda *a, **k: ('not a class', a[0])):
        pass

    return W


attempt(function_as_meta)


def bad_prepare():
    class P(type):
        @classmethod
        def __prepare__(mcs, *a):
            return 5

    class W(metaclass=P):
        pass


attempt(bad_prepare)


class New:
    def __new__(cls, x):
        return x

    def __init__(self, x):
        print('never for others')


print(New(5), type(New('a')).__name__)


class MroEntries:
    def __mro_entries__(self, bases):
        return MroEntries.answer


for answer in (5, (), (int,), (5,)):
    MroEntries.answer = answer
    attempt(lambda: exec('class W(m): pass\nprint(W.__mro__[1].__name__)', {'m': MroEntries()}))
