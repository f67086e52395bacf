# enum: Enum, IntEnum, StrEnum, Flag, auto, aliases, lookup, methods, errors.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    BLUE = auto()

    def shout(self):
        return self.name + '!'

    @property
    def double(self):
        return self.value * 2

    @classmethod
    def first(cls):
        return cls.RED


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color.CRIMSON is Color.RED, Color(2), Color['GREEN'], list(Color), len(Color), Color.BLUE.value, Color.__members__.keys())
print(Color.RED.shout(), Color.GREEN.double, Color.first(), Color.RED == Color.RED, Color.RED == 1, Color.RED != Color.GREEN, Color.RED in Color, 1 in Color, 9 in Color, isinstance(Color.RED, Color), type(Color.RED), hash(Color.RED) == hash(Color.RED), {Color.RED: 'r'}[Color.CRIMSON])
print(f'{Color.RED} {Color.RED!r} {Color.RED.value:>3}', '%s' % Color.RED, [c.name for c in Color], Color.RED.__class__.__name__, list(reversed(Color)), sorted(Color, key=lambda c: -c.value), bool(Color.RED))
attempt(Color, 9)
attempt(lambda: Color['NOPE'])
attempt(lambda: Color.NOPE)
attempt(lambda: Color.RED < Color.GREEN)
attempt(setattr, Color, 'RED', 5)
attempt(setattr, Color.RED, 'value', 5)
attempt(setattr, Color.RED, 'name', 'x')
attempt(lambda: delattr(Color, 'RED'))
attempt(lambda: Color())
attempt(lambda: type('Sub', (Color,), {}))


def duplicate():
    class D(Enum):
        A = 1
        A = 2


def not_unique():
    @unique
    class D(Enum):
        A = 1
        B = 1


attempt(duplicate)
attempt(not_unique)


class Level(IntEnum):
    LOW = 1
    HIGH = 10


class Mode(StrEnum):
    READ = auto()
    WRITE = 'w'


print(Level.LOW < Level.HIGH, Level.LOW + 1, Level.HIGH == 10, max(Level), sorted([Level.HIGH, Level.LOW]), str(Level.LOW), repr(Level.LOW), f'{Level.LOW}', int(Level.HIGH), Level(10), [0, 'one'][Level.LOW], isinstance(Level.LOW, int))
print(Mode.READ, repr(Mode.READ), Mode.READ == 'read', Mode.WRITE.upper(), f'{Mode.READ}', Mode('w'), 'x' + Mode.WRITE, isinstance(Mode.READ, str))


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(Perm.R | Perm.X, repr(Perm.R | Perm.X), Perm.RW, Perm.R in Perm.RW, Perm.X in Perm.RW, Perm.RW & Perm.R, Perm.R ^ Perm.RW, ~Perm.R, bool(Perm.R & Perm.X), Perm(0), repr(Perm(0)), list(Perm.RW), len(Perm.RW), Perm(3), Perm.R.value, Perm.X.value, list(Perm))
attempt(Perm, 64)
attempt(lambda: Perm.R | 1)


class IF(IntFlag):
    A = 1
    B = 2


print(IF.A | IF.B, repr(IF.A | 4), IF.A | 2, IF(3), (IF.A | IF.B) == 3, IF.A + 1)


class Planet(Enum):
    MERCURY = (3.3e23, 2.4e6)
    EARTH = (5.97e24, 6.37e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    def __str__(self):
        return f'<{self.name.title()}>'


print(Planet.EARTH, Planet.EARTH.mass, Planet.EARTH.value, Planet((3.3e23, 2.4e6)), [str(p) for p in Planet])


class Shape(Enum):
    SQUARE = 'sq'
    CIRCLE = 'ci'

    @classmethod
    def _missing_(cls, value):
        return cls.SQUARE if value == 'box' else None

    def __eq__(self, other):
        return self is other or self.value == other

    def __hash__(self):
        return hash(self.value)


print(Shape('box'), Shape.CIRCLE == 'ci')
attempt(Shape, 'zz')
Animal = Enum('Animal', 'CAT DOG')
Fn = Enum('Fn', {'A': 'x', 'B': 'y'})
print(list(Animal), Animal.CAT.value, Fn.B, Animal('CAT' and 1), Enum('E', ['P', 'Q']).Q.value)


class Auto(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() * (count + 1)

    A = auto()
    B = auto()


print([m.value for m in Auto])
match Color.RED:
    case Color.GREEN:
        print('green')
    case Color.RED:
        print('matched red')
match 2:
    case Level.LOW | 2:
        print('value pattern')
