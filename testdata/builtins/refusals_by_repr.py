# What numbers refuse is told with the repr of the object; doubles and ints that instances say they are.
def told(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e, repr(e.__context__))


class Text(str):
    def __repr__(self):
        return 'a' * 300


class NoRepr(str):
    def __repr__(self):
        return None


class Data(bytes):
    def __repr__(self):
        return 'data'


class Real:
    def __float__(self):
        return 2.5


class Spoken(str):
    def __float__(self):
        return 2.5


class Own(int):
    def __float__(self):
        return 9.5


class OwnFloat(float):
    def __float__(self):
        return 9.5


class Broken:
    def __index__(self):
        raise KeyError('index')


told(lambda: float(Text('x')))
told(lambda: int(Text('x')))
told(lambda: int(Text('x'), 16))
told(lambda: int(NoRepr('x')))
told(lambda: float(NoRepr('x')))
told(lambda: int(Data(b'x')))
told(lambda: float(Data(b'x')))
told(lambda: '%d' % Real())
told(lambda: '%d' % Spoken('12'))
told(lambda: '%d' % Spoken('q'))
told(lambda: '%x' % Spoken('12'))
told(lambda: '%f %d' % (Own(3), Own(3)))
told(lambda: '%f' % OwnFloat(3))
told(lambda: complex(Own(3), Own(4)))
told(lambda: complex(OwnFloat(3)))
told(lambda: Broken() in b'abc')
told(lambda: Broken() in bytearray(b'abc'))
told(lambda: '%*d' % (2**70, 1))
told(lambda: '%.*d' % (2**40, 1))
told(lambda: b'%.*d' % (2**40, 1))

from datetime import datetime
from decimal import Decimal

told(lambda: format(Decimal(1), '9223372036854775807'))
told(lambda: datetime(1, 1, 1).timestamp())
told(lambda: datetime(1, 1, 2).timestamp())
told(lambda: datetime(9999, 12, 31, fold=1).timestamp())


class Whole(float):
    def __int__(self):
        return super().__repr__()


class Sized(tuple):
    def __len__(self):
        return 1 // 0


class Counted(list):
    def __index__(self):
        return 3


class Plain:
    def __str__(self):
        return 'plain'


told(lambda: '%d' % Whole(2))
told(lambda: list(Sized((1, 2))))
told(lambda: tuple(Sized((1, 2))))
told(lambda: [*Sized((1, 2))])
told(lambda: sorted(Sized((2, 1))))
told(lambda: set(Sized((1, 2))))
told(lambda: bytes(Counted([1, 2])))
told(lambda: bytearray(Counted([1, 2])))
told(lambda: 'text'(**{1: 2}))
told(lambda: '%s%+0*.10l' % (Plain(), 2**70))
told(lambda: '%s%*.*d' % (Plain(), 5, 2, 1))
told(lambda: '%s%*d' % (Plain(), Plain(), 1))

from decimal import Inexact, localcontext

with localcontext() as context:
    print(Decimal(10**18) ** 163, context.flags[Inexact])


class Encoded(str):
    def __bytes__(self):
        return b'encoded'


class Misencoded(str):
    def __bytes__(self):
        return 7


told(lambda: bytes(Encoded('text')))
told(lambda: bytes(Encoded('text'), 'ascii'))
told(lambda: bytes(Misencoded('text')))
told(lambda: bytearray(Encoded('text')))
