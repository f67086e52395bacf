# How the last line names exceptions of classes nested in functions and classes, and empty messages.
class Outer:
    class Inner(Exception):
        pass


def local():
    class Hidden(Outer.Inner):
        pass

    return Hidden


try:
    raise Outer.Inner('with text')
except Outer.Inner:
    raise local()()
