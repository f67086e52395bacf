# A class is given names, and loses some, while instances, subclasses and sites have looked at others: what was
# looked up before is seen to change, and only that.
class Base:
    limit = 10
    kind = 'base'

    def method(self):
        return 'first'


class Child(Base):
    size = 3


def look(o):
    """Each site once more, with what the classes have now."""
    found = []
    for name in ('limit', 'kind', 'size', 'method', 'later', 'gone'):
        try:
            v = getattr(o, name)
        except AttributeError:
            v = None
        found.append(v() if callable(v) else v)
    try:
        found.append(o.later)
    except AttributeError:
        found.append('-')
    return found + [o.limit, type(o).kind, Child.size, o.method()]


child = Child()
for _ in range(3):
    print(look(child))
Base.later = 1
print(look(child))
Base.other = 2
del Base.other
print(look(child))
child.later = 'own'
print(look(child))
Base.later = property(lambda self: 'computed')
print(look(child))
del Base.later
print(look(child))
Base.method = lambda self: 'second'
print(look(child))
Child.method = lambda self: 'third'
print(look(child))
Child.limit = 20
print(look(child))
del Child.limit
print(look(child))


# Positions in a namespace that is made anew: names come and go between two looks at one that stays.
class Many:
    stays = 'here'


def stays(c):
    return c.stays


for i in range(200):
    setattr(Many, f'name{i}', i)
    if i % 3:
        delattr(Many, f'name{i}')
    if stays(Many) != 'here':
        print('lost', i)
Many.first = 0
del Many.stays
try:
    stays(Many)
except AttributeError as e:
    print(e)
Many.stays = 'again'
print(stays(Many), Many.name198, Many().name0)


# A metaclass that learns names its classes were looked up for.
class Meta(type):
    pass


class Made(metaclass=Meta):
    value = 1


def value(c):
    return c.value


print(value(Made), value(Made))
Meta.value = property(lambda cls: 'of the metaclass')
print(value(Made), Made().value)
del Meta.value
print(value(Made))
Meta.__getattribute__ = lambda cls, name: f'got {name}'
print(value(Made))
del Meta.__getattribute__
print(value(Made))


# What stands there becomes a descriptor.
class Late:
    def __init__(self, v):
        self.v = v


class Holder:
    held = Late(1)


holder = Holder()
print(holder.held.v, Holder.held.v)
Late.__get__ = lambda self, o, t=None: 'bound'
print(holder.held, Holder.held)
holder.__dict__['held'] = 'own'
print(holder.held)
Late.__set__ = lambda self, o, v: None
print(holder.held)


# Operators and conversions, which name no attribute.
class Number:
    pass


n = Number()
for step in range(2):
    for name, op in (('__add__', lambda: n + 1), ('__len__', lambda: len(n)), ('__call__', lambda: n()),
                     ('__contains__', lambda: 3 in n), ('__bool__', lambda: bool(n)), ('__eq__', lambda: n == n),
                     ('__hash__', lambda: hash(n) == 7), ('__getattr__', lambda: n.anything)):
        def outcome():
            try:
                return op()
            except (TypeError, AttributeError) as e:
                return type(e).__name__
        before = outcome()
        if step:
            delattr(Number, name)
        else:
            setattr(Number, name, {'__len__': lambda self: 4, '__bool__': lambda self: False, '__eq__': lambda a, b: 'eq',
                                   '__hash__': lambda self: 7}.get(name, lambda self, *args: name))
        print(name, before, outcome())
