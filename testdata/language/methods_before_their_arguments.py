# That a method is absent is told before what its arguments lack.
import traceback


def told(f):
    try:
        f()
    except Exception:
        print(traceback.format_exc(), end='')


def of_none():
    return None.groups(undefined)


def with_constants():
    return 'text'.appendd(1, undefined, -1)


def present():
    return 'text'.count(undefined)


def local():
    print([].push(later))
    later = 1


def enclosing():
    def inner():
        return {}.has_key(1, outer)
    inner()
    outer = 1


class Silent:
    def __getattr__(self, name):
        return print


def found():
    Silent().anything(undefined)


def folded():
    assert ('x' * 0), 'empty'


for f in (of_none, with_constants, present, local, enclosing, found, folded):
    told(f)


class Documented:
    "text"
    x: int = 1


class Moved:
    __module__ = ''


print(list(Documented.__dict__)[:5])
print(Moved, repr(Moved())[:10])


class Failure(Exception):
    __module__ = ''


try:
    raise Failure('x')
except Failure:
    print(traceback.format_exc().splitlines()[-1])


# The context of what a delegate raises when it is closed is what the generators around it handle.
def inner(error):
    try:
        yield 1
    except GeneratorExit:
        yield 2


def middle():
    try:
        raise KeyError('middle')
    except KeyError:
        yield from inner(1)


def outer():
    try:
        raise ValueError('outer')
    except ValueError:
        yield from middle()


g = outer()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e, repr(e.__context__))
