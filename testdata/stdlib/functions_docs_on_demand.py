# The docstring of a function is its code's until something is stored there.
import functools


def f():
    """First."""


def g():
    """Second."""


def bare():
    pass


print(f.__doc__, f.__doc__ is f.__doc__, bare.__doc__)
f.__code__ = g.__code__
print(f.__doc__)
bare.__code__ = g.__code__
print(bare.__doc__)
g.__code__ = bare.__code__
print(g.__doc__)
g.__doc__ = 'Third.'
print(g.__doc__)
del g.__doc__
print(g.__doc__)
g.__doc__ = None
print(g.__doc__)


@functools.wraps(f)
def wrapped():
    """Own."""


print(wrapped.__doc__, functools.partial.__doc__ is not None)


class C:
    """Class."""

    def method(self):
        """Method."""

    @property
    def p(self):
        """Property."""

    @staticmethod
    def s():
        """Static."""

    @classmethod
    def c(cls):
        """Classy."""


print(C.__doc__, C.method.__doc__, C().method.__doc__, C.p.__doc__, C.s.__doc__, C.c.__doc__)


def made():
    def inner():
        """Inner."""

    return inner


print(made().__doc__ == made().__doc__, (lambda: 0).__doc__, made.__doc__)
