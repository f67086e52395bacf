# `**` of one mapping alone: a dict, one of a subclass, any object with `keys`; what is given is not shared.
from collections import ChainMap, OrderedDict, defaultdict
from types import MappingProxyType


def show(*args, **kwargs):
    kwargs['seen'] = True
    return args, kwargs


class Keys:
    def keys(self):
        print('keys', end=' ')
        return iter(['a', 'b'])

    def __getitem__(self, key):
        print('item', key, end=' ')
        return key * 2


class Loud(dict):
    def keys(self):
        raise AssertionError('not asked')


def forward(*args, **kwargs):
    return show(*args, **kwargs), kwargs


given = {'a': 1, 'b': 2}
print(show(**given), given)
print(show(1, *[2], **Keys()), show(**Loud(x=1)), show(**OrderedDict(y=2)), show(**defaultdict(int, z=3)))
print(show(**ChainMap({'p': 1}, {'q': 2})), show(**MappingProxyType({'r': 1})), show(**{}))
print(forward(1, 2, a=3), forward(), forward(**given), given)
print(dict(**given) is given, dict(**given), sorted([3, 1], **{'reverse': True}), max(*[[1], [2, 3]], **{'key': len}))
print('{a}-{b}'.format(**given), type('C', (), {})(**{}).__class__.__name__)


def reached(f, *a):
    try:
        return f(*a)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


print(reached(lambda: show(**1)))
print(reached(lambda: show(**None)))
print(reached(lambda: show(**{1: 2})))
print(reached(lambda: show(**[('a', 1)])))
print(reached(lambda: show(**{'a': 1}, **{'a': 2})))
print(reached(lambda: (lambda a: a)(**{'b': 1})))
print(reached(lambda: (lambda a: a)(1, **{'a': 1})))
print(reached(lambda: len(**{'obj': 1})))
print(reached(lambda: undefined(**given)))
