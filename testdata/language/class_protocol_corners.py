# Comparison of an object with itself, iteration over a class by its metaclass, reversed().
class Odd:
    def __ne__(self, other):
        return 'asked'


odd = Odd()
print(odd != odd, odd == odd)


class Never:
    def __eq__(self, other):
        return False


never = Never()
print(never == never, never != never, never in [never])


class Meta(type):
    def __getitem__(cls, key):
        return [10, 20, 30][key]


class Indexed(metaclass=Meta):
    pass


print(list(Indexed), 20 in Indexed, max(Indexed))
first, *rest = Indexed
print(first, rest)


class Unsized:
    def __getitem__(self, key):
        return key


for action in (lambda: reversed(Unsized()), lambda: reversed(5), lambda: 5 in 5):
    try:
        print(action())
    except TypeError as error:
        print(error)


class Slotted:
    __slots__ = ('a',)

    def __setattr__(self, name, value):
        super().__setattr__(name, value)


class Plain:
    __slots__ = ('a',)


for cls in (Slotted, Plain):
    try:
        cls().b = 1
    except AttributeError as error:
        print(error)
