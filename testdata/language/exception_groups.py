# ExceptionGroup and except*: splitting, nesting, re-raising, names, messages.
EG = ExceptionGroup


def run(f):
    print(f.__name__)
    try:
        print('  ->', f())
    except BaseException as e:
        print('  !!', repr(e))


def basic():
    seen = []
    try:
        raise EG('many', [ValueError(1), TypeError('t'), ValueError(2)])
    except* ValueError as eg:
        seen.append(repr(eg))
    except* TypeError as eg:
        seen.append(repr(eg))
    return seen


def rest():
    try:
        raise EG('g', [ValueError(1), KeyError('k')])
    except* ValueError:
        pass


def nested():
    try:
        raise EG('out', [EG('in', [ValueError(1), OSError('o')]), TypeError('t')])
    except* (OSError, TypeError) as eg:
        print('  handled', repr(eg))


def naked():
    try:
        raise ValueError('not a group')
    except* ValueError as eg:
        print('  naked', repr(eg))


def raise_inside():
    try:
        raise EG('g', [ValueError(1), KeyError('k')])
    except* ValueError:
        raise RuntimeError('new')


def reraise():
    try:
        raise EG('g', [ValueError(1), KeyError('k')])
    except* ValueError:
        raise


def else_finally():
    out = []
    try:
        out.append('body')
    except* ValueError:
        out.append('no')
    else:
        out.append('else')
    finally:
        out.append('finally')
    return out


def unmatched():
    try:
        raise EG('g', [ValueError(1)])
    except* KeyError:
        print('  never')


def group_type():
    try:
        raise ValueError
    except* ExceptionGroup:
        pass


for f in (basic, rest, nested, naked, raise_inside, reraise, else_finally, unmatched, group_type):
    run(f)

g = EG('top', [ValueError('a'), EG('sub', [TypeError('b'), ValueError('c')])])
print(g.message, g.exceptions, str(g))
print(g.subgroup(ValueError))
print(repr(g.subgroup(lambda e: str(e) == 'b')))
m, r = g.split(ValueError)
print(repr(m), repr(r))
print(g.subgroup(KeyError), g.split(KeyError)[0], repr(g.derive([ValueError('z')])))


def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ':', e)


attempt(lambda: EG('empty', []))
attempt(lambda: EG('x'))
attempt(lambda: EG(5, [ValueError()]))
attempt(lambda: EG('x', 5))
attempt(lambda: EG('x', [5]))
attempt(lambda: EG('x', [KeyboardInterrupt()]))
attempt(lambda: BaseExceptionGroup('x', [KeyboardInterrupt()]))
attempt(lambda: BaseExceptionGroup('x', [ValueError()]))


class MyGroup(ExceptionGroup):
    def derive(self, excs):
        return MyGroup(self.message + '!', excs)


mine = MyGroup('mine', [ValueError(1), KeyError(2)])
print(repr(mine.split(KeyError)[0]), isinstance(mine, Exception), ExceptionGroup.__mro__[1].__name__)
