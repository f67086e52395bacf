# pydoc.help(): functions, methods, classes, what they inherit.
class A:
    """Doc of A.

    More.
    """
    x = 1

    def __init__(self, a, b=2):
        """Make."""

    def m(self, *args: int, k='v', **kw) -> str:
        """Do m.

        Second line.
        """

    @property
    def p(self):
        """A prop."""

    @staticmethod
    def s():
        pass

    @classmethod
    def c(cls):
        "cm"


class B(A):
    def m(self):
        "over"


def f(a, /, b, *, c=1):
    """Doc f."""


async def g():
    pass


from pydoc import help

help(f)
help(g)
help(A)
help(A(1).m)
help(B)
help(B.c)
help(lambda x, y=1: x)
help('no.such.thing')
