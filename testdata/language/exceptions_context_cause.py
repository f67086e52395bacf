# raise from, implicit context, suppression, re-raise, notes, and how long names live.


def describe(e, depth=0):
    pad = '  ' * depth
    print(f'{pad}{type(e).__name__}({", ".join(map(repr, e.args))}) suppress={e.__suppress_context__}')
    if e.__cause__ is not None:
        print(f'{pad} cause:')
        describe(e.__cause__, depth + 1)
    if e.__context__ is not None and e.__context__ is not e.__cause__:
        print(f'{pad} context:')
        describe(e.__context__, depth + 1)


def run(f):
    print(f.__name__)
    try:
        f()
    except BaseException as e:
        describe(e, 1)


def implicit():
    try:
        {}['k']
    except KeyError:
        raise ValueError('while handling')


def explicit():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError('because') from e


def from_none():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError('hidden') from None


def from_class():
    raise ValueError from KeyError


def from_wrong():
    raise ValueError from 'text'


def bare():
    try:
        raise ValueError('again')
    except ValueError:
        try:
            raise
        except ValueError as e:
            print('  same one', e)
            raise


def bare_outside():
    raise


def bare_in_finally():
    try:
        raise KeyError('k')
    finally:
        try:
            raise IndexError('i')
        except IndexError:
            pass


def three():
    try:
        try:
            raise KeyError(1)
        except KeyError:
            raise IndexError(2)
    except IndexError as e:
        raise TypeError(3) from e


def self_context():
    e = ValueError('self')
    try:
        raise e
    except ValueError:
        raise e


def nested_function():
    def handler():
        raise RuntimeError('in the handler')

    try:
        raise KeyError('first')
    except KeyError:
        handler()


def in_generator():
    def g():
        try:
            yield
        except KeyError:
            raise ValueError('from generator')

    it = g()
    next(it)
    it.throw(KeyError('thrown'))


def raise_class():
    raise ValueError


def raise_nothing_like():
    raise 'text'


def raise_int_class():
    raise int


def bad_constructor():
    class E(Exception):
        def __init__(self, needed):
            pass

    raise E


for f in (implicit, explicit, from_none, from_class, from_wrong, bare, bare_outside, bare_in_finally, three,
          self_context, nested_function, in_generator, raise_class, raise_nothing_like, raise_int_class, bad_constructor):
    run(f)

try:
    raise ValueError('x')
except ValueError as e:
    keep = e
try:
    print(e)
except NameError as err:
    print(err)
keep.add_note('a note')
keep.add_note('another')
print(keep.__notes__, keep.__traceback__ is not None, keep.with_traceback(None) is keep, keep.__traceback__)
try:
    keep.add_note(5)
except TypeError as e:
    print(e)
import sys

print(sys.exc_info())
try:
    raise KeyError
except KeyError:
    print(sys.exc_info()[0].__name__, sys.exception() is sys.exc_info()[1])
print(sys.exc_info()[0])
