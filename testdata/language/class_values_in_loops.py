# Values on a class, read in a loop through an instance and through the class, while they change.
import enum


class Base:
    limit = 1
    name = 'base'
    items = [1]
    kind = int


class Derived(Base):
    pass


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


def read(thing, n=4):
    seen = []
    for i in range(n):
        seen.append((thing.limit, thing.name, thing.items, thing.kind))
        if i == 0:
            Base.limit = 2
        elif i == 1:
            Base.limit, Base.name = 3, 'other'
            Base.kind = str
        elif i == 2:
            Derived.limit = 4
            Base.items = (5,)
    return seen


for thing in Derived(), Derived:
    for row in read(thing):
        print(row)
    del Derived.limit
    Base.limit, Base.name, Base.items, Base.kind = 1, 'base', [1], int


def shadowed():
    d = Derived()
    out = []
    for i in range(5):
        out.append(d.limit)
        if i == 1:
            d.limit = 'own'
        elif i == 2:
            del d.limit
        elif i == 3:
            d.__dict__['limit'] = 'dict'
    return out


print(shadowed())


def gone():
    class C:
        x = 1
        y = 2

    c = C()
    for i in range(4):
        try:
            print(c.x, C.x, c.y)
        except AttributeError as e:
            print(e)
        if i == 0:
            del C.x
        elif i == 1:
            C.z = 9
            C.x = 7


gone()


def members():
    count = 0
    for _ in range(3):
        for colour in Colour:
            count += colour is Colour.RED
            count += colour == Colour.BLUE
    return count


print(members())


class Meta(type):
    hidden = 'meta'

    @property
    def shown(cls):
        return cls.__name__ + '!'


class Made(metaclass=Meta):
    hidden = 'class'


def of_class():
    out = []
    for i in range(3):
        out.append((Made.hidden, Made.shown))
        if i == 1:
            Meta.hidden = property(lambda cls: 'data')
    return out


print(of_class())
