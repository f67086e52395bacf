# `int`, `str`, `float`, `bool`, `list`, `dict`, `set` of plain values, and next to them of others.
class Number(int):
    def __int__(self):
        return 5

    def __str__(self):
        return 'number'

    def __float__(self):
        return 2.5

    def __bool__(self):
        return False


class Text(str):
    pass


def made(kind, *args):
    try:
        v = kind(*args)
    except Exception as e:
        return f'{type(e).__name__}: {e}'
    return f'{type(v).__name__} {v!r}'


for v in [0, -7, 2**63 - 1, -2**63, 2**63, True, False, 1.5, -0.0, -2.9, 1e18, -9.1e18, 1e19, float('inf'), float('nan'), None, '', '12', ' 7 ', '-3',
          '+4', '1_000', '0x10', '９', '9' * 30, 'x', '1.5', 'nan', b'12', Number(3), Text('8'), [], [0], (), {}, 1j]:
    print(repr(v)[:30], *(made(kind, v) for kind in (int, str, float, bool)), sep=' | ')
kinds = (list, dict, set, tuple, frozenset, int, str, float, bool, bytes, object)
print(*(made(kind) for kind in kinds[:-1]), type(object()).__name__)
a, b = list(), list()
a.append(1)
c, d = dict(), dict()
c['x'] = 1
e, f = set(), set()
e.add(1)
print(a, b, c, d, e, f, a is b, str('s') is 's', type(7) is int, type(type(7)) is type)
for kind in (int, str, float, bool, list, dict, set):
    print(made(kind, 1, 2, 3, 4), made(kind, *[]), made(kind, *['5'] if kind is not dict else []))
