# Members by value and by attribute, where the class does it as usual and where it does not.
import enum
from enum import Enum, IntEnum, StrEnum, Flag


class Color(Enum):
    RED = 1
    GREEN = 'g'
    BLUE = (1, 2)
    LIST = [1]
    YES = True  # an alias of RED, as 1 == True
    BIG = 1 << 70
    REAL = 2.5

    @classmethod
    def _missing_(cls, value):
        print('missing', repr(value))
        return cls.RED if value == 'red' else None


def tell(what):
    try:
        result = what()
    except Exception as e:
        result = f'{type(e).__name__}: {e}'
    print(result)


for value in [1, True, 1.0, 'g', (1, 2), [1], 1 << 70, 2.5, 'red', Color.GREEN, 2, None, False, float('nan')]:
    tell(lambda: Color(value))
tell(lambda: Color())
tell(lambda: Color(1, 2))
tell(lambda: Enum(1))
tell(lambda: Flag(1))
tell(lambda: type('Bare', (Enum,), {})(1))
tell(lambda: Color(value='g'))
tell(lambda: Color('g', module='m'))


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class Text(StrEnum):
    A = 'a'


class Word(str):
    def __hash__(self):
        print('hash of a word')
        return super().__hash__()


print(Level(1), Level(Level.HIGH), Level(True), Text('a'), Text(Text.A), Text(Word('a')))
tell(lambda: Level('1'))


class Own(Enum):
    A = 1

    def __new__(cls, value):
        obj = object.__new__(cls)
        obj._value_ = value * 10
        return obj


print(Own(10), Own.A.value)
tell(lambda: Own(1))


class Bits(Flag):
    A = 1
    B = 2


print(Bits(3), Bits(1), Bits(0), repr(Bits(Bits.A | Bits.B)))
tell(lambda: Bits(8))


class Same(Enum):
    A = 1


before = Same(1)
Same.__new__ = lambda cls, value: f'looked up {value}'
print(before, Same(1))


# What the properties `name` and `value` give.
class Shown(Enum):
    A = 1
    B = 2

    @property
    def value(self):
        return f'own {self._value_}'

    @enum.property
    def name(self):
        return f'other {self._name_}'

    @enum.property
    def twice(self):
        return self._value_ * 2


print(Shown.A.value, Shown.A.name, Shown.B.twice, Shown('x') if False else Shown(1).twice)
member = Color.RED
member._value_ = 'changed'
print(member.value, member.name, Color(1) is member, Color.RED.value)
del member._value_
tell(lambda: member.value)
tell(lambda: Color.value)
tell(lambda: Shown.twice)
tell(lambda: setattr(Color.GREEN, 'value', 3))
tell(lambda: setattr(Color.GREEN, 'name', 3))
print(type(Enum.__dict__['value']).__name__, Enum.__dict__['name'].__get__(Color.GREEN), Enum.__dict__['name'].__get__(Color.GREEN, Color))
tell(lambda: Enum.__dict__['name'].__get__(None, Color))


# Attributes of classes under metaclasses, read again and again while they change.
class Meta(type):
    shared = 'of the metaclass'

    def __getattr__(cls, name):
        return f'no {name}'


class Thing(metaclass=Meta):
    plain = 1
    text = 'a'

    @classmethod
    def who(cls):
        return cls.__name__

    @staticmethod
    def fixed():
        return 'fixed'


class Part(Thing):
    pass


def read(cls):
    return [cls.plain, cls.text, cls.who(), cls.fixed(), cls.shared, cls.absent]


for change in [lambda: None, lambda: None, lambda: setattr(Thing, 'plain', 2), lambda: setattr(Part, 'plain', 3),
               lambda: setattr(Meta, 'text', 'of the metaclass'), lambda: setattr(Meta, 'plain', property(lambda cls: 'computed')),
               lambda: setattr(Part, 'who', staticmethod(lambda: 'other')), lambda: setattr(Meta, 'fixed', property(lambda cls: lambda: 'new')),
               lambda: delattr(Meta, 'plain'), lambda: setattr(Thing, 'absent', 'there'), lambda: delattr(Thing, 'absent'),
               lambda: setattr(Meta, '__getattribute__', lambda cls, name: lambda: name)]:
    change()
    if '__getattribute__' in vars(Meta):
        print(Thing.plain(), Part.who(), Part.text())
        break
    print(read(Thing), read(Part))
