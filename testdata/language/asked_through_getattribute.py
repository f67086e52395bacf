# What `__getattribute__` sees where builtin functions look something up.
import copy


class Base:
    log = []

    def __getattribute__(self, name):
        Base.log.append(name)
        return super().__getattribute__(name)


class Slots(Base):
    __slots__ = ('z',)


for made in (Base(), Slots()):
    made.z = 1
    for action in (copy.copy, copy.deepcopy, repr, str, hash, vars, lambda b: isinstance(b, int), lambda b: isinstance(b, Base), lambda b: super(int, b),
                   format, lambda b: b == b, lambda b: getattr(b, 'y', 1), lambda b: hasattr(b, 'z'), lambda b: f'{b}', bool, lambda b: b + 1, callable):
        Base.log.clear()
        try:
            action(made)
        except Exception as e:
            print(type(e).__name__, e)
        print(Base.log)


class Proxy:
    def __init__(self, kind):
        self.kind = kind

    @property
    def __class__(self):
        return self.kind


class Wide(Base):
    pass


print(super(Base, Proxy(Wide)).__self_class__, isinstance(Proxy(Wide), Base))
try:
    super(Base, Proxy(int))
except TypeError as e:
    print(e)


class Refusing:
    __slots__ = ()

    def __getattr__(self, name):
        raise AttributeError('no ' + name)


try:
    vars(Refusing())
except TypeError as e:
    print(e)
