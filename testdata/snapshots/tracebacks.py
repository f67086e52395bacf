# tools: echo fail
# What an exception remembers across suspensions: frames, lines, notes, context.
import traceback


def show(f):
    try:
        f()
    except Exception as e:
        for frame in traceback.extract_tb(e.__traceback__)[1:]:
            if frame.name != 'fail':  # The host's frame stays with the host.
                print(frame.lineno, frame.name, '|', frame.line)
        print('  ', type(e).__name__, e, '| context', repr(e.__context__))


def direct():
    fail('ValueError', 'direct')


def after():
    x = echo([1])
    y = echo(5)
    return x[y]


def in_key():
    return sorted([2, 1], key=lambda v: echo(v) / 0)


def in_generator():
    return sum(1 // echo(v) for v in (1, 0))


class C:
    def __init__(self):
        self.v = echo(None).attribute

    def __eq__(self, other):
        return fail('TypeError', 'eq')

    def __hash__(self):
        return 1

    @property
    def p(self):
        return {}[echo('key')]


def in_init():
    C()


def in_property():
    C.__new__(C).p


def in_eq():
    a, b = C.__new__(C), C.__new__(C)
    return {a: 1}[b]


def in_handler():
    try:
        fail('KeyError', 'first')
    except KeyError:
        echo('handling')
        fail('IndexError', 'second')


def in_finally():
    try:
        echo(1)
    finally:
        fail('OSError', 'finally')


def reraised():
    try:
        fail('ValueError', 'again')
    except ValueError:
        echo('between')
        raise


def kept():
    try:
        direct()
    except ValueError as e:
        saved = e
    echo('later')
    raise saved


for f in (direct, after, in_key, in_generator, in_init, in_property, in_eq, in_handler, in_finally, reraised, kept):
    print(f.__name__)
    show(f)
