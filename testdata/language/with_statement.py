# The with statement: protocol, order, suppression, several items, control flow.
log = []


class CM:
    def __init__(self, name, suppress=False, fail=None):
        self.name, self.suppress, self.fail = name, suppress, fail

    def __enter__(self):
        log.append(f'enter {self.name}')
        if self.fail == 'enter':
            raise RuntimeError(f'{self.name} enter')
        return self

    def __exit__(self, kind, value, tb):
        log.append(f'exit {self.name} {kind.__name__ if kind else None} {value} {tb is None}')
        if self.fail == 'exit':
            raise RuntimeError(f'{self.name} exit')
        return self.suppress

    def __repr__(self):
        return f'CM({self.name})'


def attempt(f):
    log.clear()
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e, '| context', repr(e.__context__))
    for line in log:
        print('   ', line)


def simple():
    with CM('a') as a:
        log.append('body')
        return a


def several():
    with CM('a') as a, CM('b') as b, CM('c'):
        return a, b


def parens():
    with (
        CM('a') as a,
        CM('b'),
    ):
        return a


def raises():
    with CM('a'), CM('b'):
        raise ValueError('body')


def suppressed():
    with CM('a'), CM('b', suppress=True):
        raise ValueError('body')
    return 'went on'


def second_enter_fails():
    with CM('a'), CM('b', fail='enter'):
        log.append('never')


def exit_fails():
    with CM('a'), CM('b', fail='exit'):
        raise ValueError('body')


def suppress_exit_error():
    with CM('a', suppress=True), CM('b', fail='exit'):
        pass
    return 'went on'


def loop():
    for i in range(4):
        with CM(i):
            if i == 0:
                continue
            if i == 1:
                break
    return 'done'


def unpack():
    class Pair:
        def __enter__(self):
            return 1, (2, 3)

        def __exit__(self, *a):
            log.append(a)

    with Pair() as (a, (b, c)):
        pass
    d = {}
    with Pair() as d['k'], CM('x') as d['y']:
        pass
    return a, b, c, d


def no_enter():
    with 5:
        pass


def no_exit():
    class Half:
        def __enter__(self):
            log.append('never called')

    with Half():
        pass


def only_instance():
    class Nothing:
        pass

    n = Nothing()
    n.__enter__ = n.__exit__ = lambda *a: None
    with n:
        pass


def finally_inside():
    with CM('a', suppress=True):
        try:
            raise KeyError('k')
        finally:
            log.append('finally')
    return 'ok'


def bad_target():
    with CM('a') as (x, y):
        log.append('never')


def truthy():
    class T:
        def __enter__(self):
            return 'value'

        def __exit__(self, *a):
            return [0]

    with T() as v:
        raise ValueError
    return v


for f in (simple, several, parens, raises, suppressed, second_enter_fails, exit_fails, suppress_exit_error, loop,
          unpack, no_enter, no_exit, only_instance, finally_inside, bad_target, truthy):
    print(f.__name__)
    attempt(f)


def gen():
    with CM('g'):
        yield 1
        yield 2


log.clear()
g = gen()
next(g)
g.close()
print(log)
