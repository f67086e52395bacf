# The views of an OrderedDict have names of their own, and its iterators notice changes.
from collections import Counter, OrderedDict, defaultdict
import copy

od = OrderedDict(a=1, b=2)
print(od.keys(), od.values(), od.items())
print(OrderedDict().keys(), type(od.keys()), type(od.values()).__name__, type(iter(od)).__name__)
print(type(od.keys()).__mro__[1].__name__, isinstance(od.items(), type({}.items())))
print(len(od.keys()), 'a' in od.keys(), ('b', 2) in od.items(), 2 in od.values())
print(list(od), list(reversed(od)), list(reversed(od.items())), list(od.keys()), sorted(od.items(), reverse=True))
print(od.keys() == {'a', 'b'}, sorted(od.keys() | {'c'}), od.keys() & ['a'], od.keys() - {'a'}, od.items() == {('a', 1), ('b', 2)}.__or__(set()))
print(dict(od), {**od}, [*od], max(od), sum(od.values()), dict(od.items()), od | {'c': 3})


class Mine(OrderedDict):
    pass


print(Mine(x=1).keys(), Mine(x=1).items())
print(Counter('aa').keys(), defaultdict(int, a=1).items())
for make in (lambda d: iter(d), lambda d: iter(d.keys()), lambda d: iter(d.items()), lambda d: iter(d.values()), lambda d: reversed(d)):
    for change in (lambda d: d.pop('a'), lambda d: d.update(z=1), lambda d: d.clear()):
        d = OrderedDict(a=1, b=2, c=3)
        try:
            for item in make(d):
                change(d)
            print('no error')
        except (RuntimeError, KeyError) as e:
            print(type(e).__name__, e)
try:
    hash(od.keys())
except TypeError as e:
    print(e)
for view in (od.keys(), od.values(), od.items()):
    try:
        copy.copy(view)
    except TypeError as e:
        print(e)
