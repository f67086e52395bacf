# `del x[0]`, `x[0]` and `x[0] = 1` for what has no items, in CPython's words for each.
import collections, datetime, enum, types


class Plain:
    pass


class Reads:
    def __getitem__(self, i):
        return 1


class Writes:
    def __setitem__(self, i, v):
        pass


class Colour(enum.Enum):
    RED = 1


values = [object(), 1, 1.5, 1j, True, 'a', b'a', None, ..., NotImplemented, len, (n for n in []), (1,), frozenset(), {1},
          {}.keys(), {}.values(), {}.items(), range(3), iter([]), Plain(), Plain, int, Reads(), Writes(), Colour.RED,
          datetime.date(2020, 1, 1), datetime.date, print,
          types, slice(1), types.SimpleNamespace(), ValueError(), ValueError, property(), zip(), map(len, []),
          Plain().__init__, (lambda: 0), collections.deque, super(Plain, Plain())]
for v in values:
    for key in (0, 'k'):
        for op in ('v[key]', 'v[key] = 1', 'del v[key]'):
            try:
                exec(op, {'v': v, 'key': key})
            except Exception as e:
                print(type(v).__name__, op, repr(key), type(e).__name__, e)
