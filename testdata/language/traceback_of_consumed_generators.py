# Tracebacks of generator expressions that a builtin takes at once: frames, marks, causes, suggestions.
import sys
import traceback


def fails(f):
    try:
        print(f())
    except Exception as e:
        traceback.print_exc(file=sys.stdout)
        names = [s.name for s in traceback.extract_tb(e.__traceback__)]
        tb, codes = e.__traceback__, []
        while tb:
            codes.append(tb.tb_frame.f_code.co_qualname)
            tb = tb.tb_next
        print(names, codes)


class Bad:
    def __iter__(self):
        yield 1
        raise KeyError('bad')

    def __bool__(self):
        raise ValueError('no truth')

    def __lt__(self, other):
        raise ValueError('no order')


def function(values, unbound=False):
    if unbound:
        late = 1
    return sum(v * late for v in values)


def nested(values):
    return max(
        sum(1 / w for w in [v, v - 1])
        for v in values
    )


fails(lambda: sum(1 / x for x in [1, 0]))
fails(lambda: sum(x for x in ['a']))
fails(lambda: sum(x for x in 5))
fails(lambda: max(x for x in []))
fails(lambda: max(x for x in [1, 'a']))
fails(lambda: min(x for x in [Bad(), Bad()]))
fails(lambda: next(x for x in []))
fails(lambda: set([x] for x in [1]))
fails(lambda: any(x for x in [Bad()]))
fails(lambda: all(x for x in Bad()))
fails(lambda: ','.join(str(x) for x in [1, 2] if x / 0))
fails(lambda: ','.join(x for x in [1]))
fails(lambda: sorted((x for x in [1, 'a'])))
fails(lambda: sorted((x for x in [1, 2]), key=lambda x: x.y))
fails(lambda: tuple(x.missing for x in [1]))
fails(lambda: list(item for item in [1] if itm))
fails(lambda: sum(next(iter([])) for x in [1]))
fails(lambda: any(any(1 / c for c in [0]) for d in [1]))
fails(lambda: frozenset(x for x, y in [(1, 2), (3,)]))
fails(lambda: function([1]))
fails(lambda: nested([3, 1]))
fails(lambda: sum((y for x in [[1], None] for y in x)))


def generator():
    yield 1
    yield sum(next(iter([])) for _ in [1])


fails(lambda: list(generator()))
try:
    all(1 / x for x in [0])
except ZeroDivisionError as e:
    print(repr(e), e.__traceback__.tb_lineno, e.__traceback__.tb_next.tb_lineno, e.__context__)
try:
    sum(next(iter([])) for x in [1])
except RuntimeError as e:
    print(repr(e), repr(e.__cause__), e.__cause__ is e.__context__, e.__traceback__.tb_next)
any(1 / x for x in [1, 2, 0] if x != 1 and x - 2)
sum(1 / x for x in [1, 0])
