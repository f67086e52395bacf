# What methods say of arguments that do not fit, where None and small differences matter.
def show(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: 'abc'.find(None))
show(lambda: 'abc'.replace('a', None))
show(lambda: 'abc'.removeprefix(None))
show(lambda: b'abc'.ljust(7, None))
show(lambda: b'abc'.ljust(7, memoryview(b'a')))
show(lambda: int(True, 1))
show(lambda: int('7', 37))
show(lambda: int(3.5, 10))
show(lambda: b'ab'.hex([1]))
show(lambda: b'ab'.hex([1, 2]))
show(lambda: b'ab'.hex(5))
show(lambda: b'spam'.translate(None, memoryview(b'a')))
show(lambda: b'a'.__eq__(bytearray(b'a')))
show(lambda: bytearray(b'a').__eq__(b'a'))
show(lambda: sum([None], True))
show(lambda: sum([True, 2], True))
show(lambda: [*5])
show(lambda: print(*7))
show(lambda: len(*[1, 2, 3]))
show(lambda: (7)(*print))
show(lambda: type(iter('abc')).__name__ + ' ' + type(iter('é')).__name__)


class Names(list):
    pass


class Unique(set):
    pass


class Closed:
    __iter__ = None
    __len__ = None


def assign():
    items = [1, 2]
    items[::0] = 5


def unpack(value):
    a, b = value


def delete(name):
    delattr(Names, name)


show(lambda: Names(x=1))
show(lambda: Unique(x=1))
show(lambda: Names(1, 2))
show(lambda: [*Closed()])
show(lambda: unpack(Closed()))
show(lambda: unpack(5))
show(lambda: len(Closed()))
show(lambda: bool(Closed()))
show(assign)
show(lambda: delete('__doc__'))
show(lambda: delete('__name__'))
