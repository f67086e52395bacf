# What `except*` leaves of a group is a new one; and where a chain of exceptions meets one twice.
import traceback

group = ExceptionGroup('g', (ValueError(1),))


def show(e):
    print(repr(e), e is group, e.args, e.__suppress_context__, repr(e.__cause__), repr(e.__context__))


def unmatched():
    try:
        raise group
    except* KeyError:
        pass


def raised_again():
    try:
        raise group
    except* ValueError:
        raise


def split_before():
    try:
        raise ExceptionGroup('g', [ValueError(1), OSError(2, 'e')])
    except* KeyError:
        pass
    except* Exception as e:
        show(e)
        raise RuntimeError('r') from e


def nothing_raised():
    try:
        try:
            raise None
        except* (TypeError, OSError):
            raise
    except* Exception:
        raise


for action in (unmatched, raised_again, split_before, nothing_raised):
    try:
        action()
    except BaseException as e:
        show(e)


class Derived(ExceptionGroup):
    def derive(self, members):
        print('derive', members)
        return Derived('d', members)


group = Derived('g', (ValueError(1),))
try:
    unmatched()
except BaseException as e:
    show(e)


def chained():
    try:
        raise ExceptionGroup('g', [KeyError(2), ExceptionGroup('inner', [ValueError(3), ValueError(4)])]) from LookupError(5)
    except* ValueError as e:
        raise TypeError('star') from e


try:
    chained()
except BaseException as e:
    for line in traceback.format_exception(e):
        print(line.replace(__file__, 'FILE') if '__file__' in globals() else line, end='')
