# The carets under operators, subscripts and attributes, each caught and shown with its columns.
import traceback


def show(f):
    try:
        f()
    except Exception as e:
        for frame in traceback.extract_tb(e.__traceback__)[1:]:
            print(frame.lineno, frame.colno, frame.end_colno, frame.name, '|', frame.line)
        print('  ', type(e).__name__, e)


class Box:
    inner = None


def binary():
    a, b = 1, 'x'
    return (a * 2) + b


def subscript():
    d = {'k': {'m': 1}}
    return d['k']['missing']


def attribute():
    box = Box()
    return box.inner.value.more


def call():
    return len(5) + 1


def compare():
    return 1 < 2 < 'x'


def unary():
    x = 'a'
    return 3 + -x


def nested():
    return sum([int(v) for v in ['1', 'two', '3']])


def index_store():
    t = (1, 2)
    t[0] = 5


def attr_store():
    n = None
    n.field = 1


def aug():
    x = [1]
    x += 5


def unpack():
    a, b = [1, 2, 3]


def loop():
    for x in 5:
        pass


def with_():
    with 5:
        pass


def fstring():
    return f'{1:d} {"x":d}'


def star():
    print(*5)


def slice_():
    return [1, 2, 3]['a':]


def delete():
    d = {}
    del d['k']


def raise_():
    raise KeyError('plain raise')


def assert_():
    assert 1 == 2, 'message'


def lambda_():
    return (lambda v: v / 0)(1)


def imp():
    import no_such_module_anywhere


for f in (binary, subscript, attribute, call, compare, unary, nested, index_store, attr_store, aug, unpack, loop, with_,
          fstring, star, slice_, delete, raise_, assert_, lambda_, imp):
    show(f)
