# tools: echo fail
# Host calls in try, except expressions, handlers, else, finally, raise, and failing host calls among them.
def flow(kind):
    try:
        print('try', echo(kind))
        if kind:
            fail(kind, f'from {kind}')
    except (ValueError, *echo([])) as e:
        print('handler', echo(str(e)))
        return echo('from handler')
    except KeyError:
        print('key', echo('k'))
        raise RuntimeError(echo('replaced'))
    else:
        print('else', echo('e'))
    finally:
        print('finally', echo('f'))
    return echo('end')


for kind in (None, 'ValueError', 'KeyError', 'OSError'):
    try:
        print('->', flow(kind))
    except Exception as e:
        print('!!', type(e).__name__, e, repr(e.__context__))


def types():
    print('choosing')
    return (echo(1) and KeyError, IndexError)


try:
    [][echo(5)]
except types() as e:
    print('caught', e)
try:
    raise ValueError(echo('a')) from KeyError(echo('b'))
except ValueError as e:
    print(repr(e), repr(e.__cause__))


def override():
    try:
        fail('ValueError', 'lost')
    finally:
        return echo('kept')


def nested():
    for i in range(3):
        try:
            try:
                if echo(i) == 1:
                    fail('IndexError', 'one')
                if echo(i) == 2:
                    return echo('two')
            finally:
                print('inner', echo(i))
        except IndexError as e:
            print('outer', echo(str(e)))


print(override(), nested())
try:
    assert echo(0), echo('assertion text')
except AssertionError as e:
    print(e)
try:
    try:
        fail('ValueError', 'v')
    except ValueError:
        fail('TypeError', 't')
except TypeError as e:
    print(e, '|', e.__context__)
try:
    raise ExceptionGroup(echo('group'), [ValueError(echo(1)), KeyError(echo(2))])
except* ValueError as g:
    print('values', echo(len(g.exceptions)), g.exceptions)
except* KeyError as g:
    print('keys', echo('k'), g.exceptions)
for name in ('StopIteration', 'NotABuiltin', 'GeneratorExit', 'SystemExit', 'AssertionError'):
    try:
        fail(name, 'text')
    except BaseException as e:
        print(type(e).__name__, e.args)


def deep(n):
    try:
        return deep(n - 1) if n else fail('LookupError', 'bottom')
    finally:
        trail.append(echo(n))


trail = []
try:
    deep(4)
except LookupError as e:
    print(e, trail)


def generator():
    try:
        yield echo(1)
        fail('ValueError', 'inside')
    except ValueError as e:
        yield echo(f'caught {e}')
    finally:
        yield echo('finally')


print(list(generator()))
e = None
try:
    fail('ValueError', 'noted')
except ValueError as err:
    err.add_note(echo('a note'))
    e = err
print(e.__notes__, e.args, str(e))
