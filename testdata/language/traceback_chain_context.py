# An implicit context three deep, with a suppressed one among them.
def first():
    return {}['missing']


def second():
    try:
        first()
    except KeyError:
        return [][0]


def third():
    try:
        second()
    except IndexError:
        try:
            1 / 0
        except ZeroDivisionError:
            raise TypeError('no context before me') from None


def fourth():
    try:
        third()
    except TypeError:
        raise RuntimeError('last')


fourth()
