# property: getter, setter, deleter, inheritance, overriding, docs, errors.


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)


class Celsius:
    """Temperature."""

    def __init__(self, t=0):
        self.t = t

    @property
    def temperature(self):
        """The temperature."""
        return self.t

    @temperature.setter
    def temperature(self, value):
        if value < -273.15:
            raise ValueError('below absolute zero')
        self.t = value

    @temperature.deleter
    def temperature(self):
        self.t = None

    @property
    def fahrenheit(self):
        return self.temperature * 9 / 5 + 32

    def _get(self):
        return 'got'

    old_style = property(_get, doc='old doc')
    write_only = property(None, lambda self, v: setattr(self, 'written', v))


c = Celsius(100)
print(c.temperature, c.fahrenheit)
c.temperature = 25
print(c.fahrenheit)
attempt(lambda: setattr(c, 'temperature', -300))
attempt(lambda: setattr(c, 'fahrenheit', 1))
attempt(lambda: delattr(c, 'fahrenheit'))
attempt(lambda: c.write_only)
c.write_only = 'w'
print(c.written, c.old_style)
del c.temperature
print(c.temperature)
attempt(lambda: c.fahrenheit)
print(Celsius.temperature.__doc__, Celsius.old_style.__doc__, Celsius.fahrenheit.fset, type(Celsius.temperature).__name__)
print(Celsius.temperature.fget(Celsius(7)), Celsius.fahrenheit.fget.__name__)


class Kelvin(Celsius):
    @property
    def temperature(self):
        return super().temperature + 273.15

    @Celsius.fahrenheit.getter
    def fahrenheit(self):
        return 'overridden getter'


k = Kelvin(10)
print(k.temperature, k.fahrenheit)
attempt(lambda: setattr(k, 'temperature', 1))


class Half(Celsius):
    @Celsius.temperature.setter
    def temperature(self, v):
        self.t = v / 2


h = Half()
h.temperature = 50
print(h.temperature)


class Boom:
    @property
    def p(self):
        return self.missing

    @property
    def q(self):
        raise KeyError('q')

    @classmethod
    @property
    def odd(cls):
        return cls.__name__


attempt(lambda: Boom().p)
attempt(lambda: Boom().q)
print(hasattr(Boom(), 'p'))
attempt(lambda: hasattr(Boom(), 'q'))
b = Boom()
b.__dict__['p'] = 'hidden by the property'
attempt(lambda: b.p)


class Cached:
    def __init__(self, f):
        self.f = f

    def __set_name__(self, owner, name):
        self.name = name
        print('set_name', owner.__name__, name)

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        print('computing', self.name)
        value = obj.__dict__[self.name] = self.f(obj)
        return value


class Data:
    def __init__(self, xs):
        self.xs = xs

    @Cached
    def total(self):
        return sum(self.xs)


d = Data([1, 2, 3])
print(d.total, d.total, Data.total.name, 'total' in vars(d))


class Field:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.slot = '_' + name

    def __get__(self, obj, owner):
        return self if obj is None else getattr(obj, self.slot, 'unset')

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f'{self.slot[1:]} must be {self.kind.__name__}, not {type(value).__name__}')
        setattr(obj, self.slot, value)

    def __delete__(self, obj):
        delattr(obj, self.slot)


class Person:
    name = Field(str)
    age = Field(int)


p = Person()
print(p.name)
p.name, p.age = 'Ann', 30
print(p.name, p.age, vars(p))
attempt(lambda: setattr(p, 'age', 'old'))
del p.age
print(p.age)
attempt(lambda: delattr(p, 'age'))
